package org.plantroom.mqtt;

import org.jspecify.annotations.Nullable;

/** The embedded broker could not start; the message says what to change. */
public final class BrokerStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokerStartException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
