package org.plantroom.mqtt;

import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.auth.ModifiableDefaultPermissions;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the guard about every client of the embedded broker, and holds it to what it may do. Thread-
 * safe; called on the broker's threads.
 */
final class Doorkeeper implements SimpleAuthenticator {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final BrokerGuard guard;

  Doorkeeper(BrokerGuard guard) {
    this.guard = guard;
  }

  @Override
  public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
    Optional<TopicRights> rights = rights(input);
    if (rights.isEmpty()) {
      LOG.info(
          "Turned away from the embedded broker [user={}, client={}, from={}]",
          input.getConnectPacket().getUserName().orElse("none"),
          input.getConnectPacket().getClientId(),
          input.getConnectionInformation().getInetAddress().map(a -> a.toString()).orElse("?"));
      output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, "unknown user or password");
      return;
    }
    allow(output.getDefaultPermissions(), rights.get());
    output.authenticateSuccessfully();
  }

  private Optional<TopicRights> rights(SimpleAuthInput input) {
    return input
        .getConnectionInformation()
        .getClientTlsInformation()
        .flatMap(tls -> tls.getClientCertificate())
        .map(certificate -> commonName(certificate).flatMap(guard::admitCertified))
        .orElseGet(() -> byPassword(input.getConnectPacket()));
  }

  private Optional<TopicRights> byPassword(ConnectPacket packet) {
    if (packet.getUserName().isEmpty() || packet.getPassword().isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer password = packet.getPassword().get();
    return guard.admit(
        new Credentials(
            packet.getUserName().get(), StandardCharsets.UTF_8.decode(password).toString()));
  }

  private static Optional<String> commonName(X509Certificate certificate) {
    try {
      LdapName subject = new LdapName(certificate.getSubjectX500Principal().getName());
      return subject.getRdns().stream()
          .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
          .map(Rdn::getValue)
          .map(Object::toString)
          .findFirst();
    } catch (InvalidNameException e) {
      LOG.debug("A client's certificate names nobody", e);
      return Optional.empty();
    }
  }

  private static void allow(ModifiableDefaultPermissions permissions, TopicRights rights) {
    permissions.setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
    for (String filter : rights.publishes()) {
      permissions.add(permission(filter, TopicPermission.MqttActivity.PUBLISH));
    }
    for (String filter : rights.subscribes()) {
      permissions.add(permission(filter, TopicPermission.MqttActivity.SUBSCRIBE));
    }
  }

  private static TopicPermission permission(String filter, TopicPermission.MqttActivity activity) {
    return Builders.topicPermission()
        .topicFilter(filter)
        .activity(activity)
        .type(TopicPermission.PermissionType.ALLOW)
        .build();
  }
}
