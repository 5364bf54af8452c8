package org.plantroom.mqtt;

import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the library's exceptions into sentences that say what to do.
 *
 * @param to the broker meant
 * @param settings the settings in force
 */
record Sentences(MqttBroker to, MqttSettings settings) {
  private URI broker() {
    return to.address();
  }

  /** Why an attempt failed. */
  String refused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String sentence = known(cause);
      if (sentence != null) {
        return sentence;
      }
    }
    return "%s could not be connected (%s): see whether it is an MQTT broker"
        .formatted(broker(), words(failure));
  }

  private @Nullable String known(Throwable cause) {
    return switch (cause) {
      case Mqtt3ConnAckException e -> login3(e);
      case Mqtt5ConnAckException e -> login5(e);
      case Mqtt3SubAckException _, Mqtt5SubAckException _ -> subscription();
      default -> network(cause);
    };
  }

  private @Nullable String network(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ ->
          "the host of %s is unknown: correct the name, or the name server".formatted(broker());
      case ConnectTimeoutException _, NoRouteToHostException _ -> silent();
      case ConnectException _ ->
          "nothing listens at %s: start the broker or correct the address".formatted(broker());
      case SSLException e ->
          "TLS with %s failed (%s): check its certificate and the authorities trusted"
              .formatted(broker(), words(e));
      case TimeoutException _ -> silent();
      default -> null;
    };
  }

  private String silent() {
    return "%s does not answer within %d s: check the address, the firewall and the broker"
        .formatted(broker(), settings.connectTimeout().toSeconds());
  }

  private String login3(Mqtt3ConnAckException e) {
    return switch (e.getMqttMessage().getReturnCode()) {
      case BAD_USER_NAME_OR_PASSWORD, NOT_AUTHORIZED -> credentials("");
      case UNSUPPORTED_PROTOCOL_VERSION -> version();
      case IDENTIFIER_REJECTED -> clientId();
      case SERVER_UNAVAILABLE -> "%s is up but takes no clients now".formatted(broker());
      case SUCCESS -> "%s accepted and yet refused the login".formatted(broker());
    };
  }

  private String login5(Mqtt5ConnAckException e) {
    Mqtt5ConnAckReasonCode code = e.getMqttMessage().getReasonCode();
    String own = e.getMqttMessage().getReasonString().map(r -> " (" + r + ")").orElse("");
    return switch (code) {
      case BAD_USER_NAME_OR_PASSWORD, NOT_AUTHORIZED, BANNED -> credentials(own);
      case UNSUPPORTED_PROTOCOL_VERSION -> version();
      case CLIENT_IDENTIFIER_NOT_VALID -> clientId();
      default -> "%s refused the login: %s%s".formatted(broker(), spoken(code), own);
    };
  }

  private String credentials(String own) {
    Credentials credentials = to.credentials();
    return credentials == null
        ? "%s wants a login%s: give user and password".formatted(broker(), own)
        : "%s refused user %s%s: check user and password"
            .formatted(broker(), credentials.user(), own);
  }

  private String version() {
    return "%s does not speak MQTT %s: set the other version"
        .formatted(broker(), to.version() == MqttVersion.V5 ? "5" : "3.1.1");
  }

  private String clientId() {
    return "%s refused the client id %s: choose another".formatted(broker(), settings.clientId());
  }

  private String subscription() {
    return "%s refused a subscription: allow this client to read what it subscribes to"
        .formatted(broker());
  }

  /** Why a connection that stood ended. */
  String lost(Throwable failure) {
    if (failure instanceof Mqtt5DisconnectException e) {
      return said(e.getMqttMessage());
    }
    String words = words(failure);
    if (words.contains("PINGRE")) {
      return "%s went silent: check the network between".formatted(broker());
    }
    return ("the connection to %s was lost (%s); should it recur at once, "
            + "another program may use the client id %s")
        .formatted(broker(), words, settings.clientId());
  }

  private String said(Mqtt5Disconnect disconnect) {
    if (disconnect.getReasonCode() == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER) {
      return "another program logged in to %s as %s: give each a client id of its own"
          .formatted(broker(), settings.clientId());
    }
    return "%s ended the connection: %s%s"
        .formatted(
            broker(),
            spoken(disconnect.getReasonCode()),
            disconnect.getReasonString().map(r -> " (" + r + ")").orElse(""));
  }

  private static String spoken(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The innermost words of an exception, never empty. */
  static String words(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
