package org.plantroom.notifications;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Notifications;
import org.plantroom.core.Notifications.Person;
import org.plantroom.core.Notifications.Smtp;
import org.plantroom.core.SecretSource;
import org.plantroom.core.Trust;

/**
 * Sends messages to a mail server.
 *
 * @param plan how people are reached
 */
record Mail(Notifications plan) implements Delivery {
  private static final String TIMEOUT_MILLIS = "20000";

  @Override
  public void send(Message message) throws IOException {
    Smtp smtp = plan.smtp();
    Person person = plan.people().get(message.person());
    if (smtp == null || person == null || person.email() == null) {
      throw new IOException(
          "the project has no mail server or no address for this person any more");
    }
    try {
      Transport.send(mime(message, smtp, person.email()));
    } catch (MessagingException e) {
      throw new IOException(
          "the mail server did not take it [server=%s:%d]: %s"
              .formatted(smtp.host(), smtp.port(), e.getMessage()),
          e);
    }
  }

  private static MimeMessage mime(Message message, Smtp smtp, String to)
      throws MessagingException, IOException {
    MimeMessage mime = new Named(session(smtp), message.id(), smtp.from());
    mime.setFrom(new InternetAddress(smtp.from()));
    mime.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
    mime.setSubject(message.subject(), StandardCharsets.UTF_8.name());
    mime.setText(message.text(), StandardCharsets.UTF_8.name());
    mime.setHeader("Date", date(message.created()));
    mime.setHeader("Auto-Submitted", "auto-generated");
    if (!message.incident().isEmpty()) {
      mime.setHeader("References", id(message.incident(), smtp.from()));
    }
    return mime;
  }

  /** In UTC, as RFC 5322 wants it. */
  private static String date(long millis) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }

  private static String id(String name, String from) {
    return "<%s@plantroom.%s>".formatted(name, from.substring(from.indexOf('@') + 1));
  }

  /** A message that keeps its own id, so that a second copy of it is known as one. */
  private static final class Named extends MimeMessage {
    private final String id;

    private Named(Session session, String name, String from) {
      super(session);
      this.id = id(name, from);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  private static Session session(Smtp smtp) throws IOException {
    Properties settings = new Properties();
    String protocol = smtp.security() == Notifications.Security.TLS ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    settings.setProperty("mail.transport.protocol", protocol);
    settings.setProperty("mail.transport.protocol.rfc822", protocol);
    settings.setProperty(prefix + "host", smtp.host());
    settings.setProperty(prefix + "port", Integer.toString(smtp.port()));
    settings.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    settings.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
    settings.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
    if (smtp.security() != Notifications.Security.NONE) {
      boolean isStartTls = smtp.security() == Notifications.Security.STARTTLS;
      settings.setProperty(prefix + "starttls.enable", Boolean.toString(isStartTls));
      settings.setProperty(prefix + "starttls.required", Boolean.toString(isStartTls));
      settings.setProperty(prefix + "ssl.checkserveridentity", "true");
      settings.put(prefix + "ssl.socketFactory", Trust.context(smtp.trust()).getSocketFactory());
    }
    settings.setProperty(prefix + "auth", Boolean.toString(smtp.user() != null));
    return Session.getInstance(settings, authenticator(smtp));
  }

  private static @Nullable Authenticator authenticator(Smtp smtp) throws IOException {
    String user = smtp.user();
    SecretSource source = smtp.password();
    if (user == null || source == null) {
      return null;
    }
    PasswordAuthentication login =
        new PasswordAuthentication(user, source.read(user, System::getenv));
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return login;
      }
    };
  }
}
