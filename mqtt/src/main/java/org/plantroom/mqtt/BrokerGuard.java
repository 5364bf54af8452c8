package org.plantroom.mqtt;

import java.util.Optional;

/** Decides who may use the embedded broker. Thread-safe; asked on the broker's own threads. */
public interface BrokerGuard {
  /**
   * Looks at a client that shows a password.
   *
   * @return what it may do; empty to turn it away
   */
  Optional<TopicRights> admit(Credentials shown);

  /**
   * Looks at a client whose certificate one of the trusted authorities has signed.
   *
   * @param commonName the certificate's CN (RFC 5280, 4.1.2.6)
   * @return what it may do; empty to turn it away
   */
  Optional<TopicRights> admitCertified(String commonName);
}
