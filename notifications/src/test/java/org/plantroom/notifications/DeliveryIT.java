package org.plantroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Notifications;
import org.plantroom.core.Notifications.Security;
import org.plantroom.core.Notifications.Smtp;
import org.plantroom.core.Notifications.Webhook;
import org.plantroom.core.SecretSource;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.MailServer;
import org.plantroom.testkit.ManualTime;

/** Messages leave to a real mail server and a real web server. */
@Timeout(120)
class DeliveryIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LOOPBACK = "127.0.0.1";

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private Path folder;

  @BeforeEach
  void make(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void mailNamesTheAlarmsAndKeepsItsId() throws Exception {
    try (Mails mails = new Mails(ServerSetup.PROTOCOL_SMTP);
        Notifier notifier = notifier(Plans.plan(smtp(mails.port(), Security.NONE, null)))) {
      notifier.take(List.of(Plans.raised(1, "mill/e/d/Flow"), Plans.raised(2, "mill/e/d/Level")));
      time.advance(Duration.ofSeconds(10));
      notifier.take(List.of());
      until("it is sent", () -> notifier.view().waiting() == 0);
      MimeMessage mail = mails.await(1)[0];
      assertThat(mail.getSubject()).isEqualTo("[Plantroom] HIGH mill: Too much flow and 1 more");
      assertThat(mail.getAllRecipients()).hasSize(1).allMatch(to -> to.toString().contains("ann@"));
      assertThat(mail.getMessageID()).isEqualTo("<all-1-1-begun-ann-mail@plantroom.example.org>");
      assertThat(mail.getContent().toString())
          .contains("mill/e/d/Flow = 50.0, holds", "mill/e/d/Level")
          .contains("https://plant.example.org/#/alarms");
    }
  }

  @Test
  void mailGoesOverTlsToAServerThatIsTrustedAndToNoOther() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    System.setProperty("greenmail.tls.keystore.file", certificate.keys().toString());
    System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
    try (Mails mails = new Mails(ServerSetup.PROTOCOL_SMTPS)) {
      Path secret = Files.writeString(folder.resolve("secret"), "pass word\n");
      mails.user("plantroom", "pass word");
      Smtp trusted = smtp(mails.port(), Security.TLS, certificate.certificate());
      Smtp known = withUser(trusted, "plantroom", secret);
      try (Notifier notifier = notifier(Plans.plan(known))) {
        notifier.test("ann");
        assertThat(mails.await(1)[0].getSubject()).contains("Test message");
        notifier.become(Plans.plan(smtp(mails.port(), Security.TLS, null)));
        assertThatThrownBy(() -> notifier.test("ann"))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("the mail server did not take it")
            .hasMessageNotContaining("pass word");
      }
    } finally {
      System.clearProperty("greenmail.tls.keystore.file");
      System.clearProperty("greenmail.tls.keystore.password");
    }
  }

  @Test
  void noMailLeavesWithoutTheTlsThatTheProjectWants() throws Exception {
    try (Mails mails = new Mails(ServerSetup.PROTOCOL_SMTP);
        Notifier notifier = notifier(Plans.plan(smtp(mails.port(), Security.STARTTLS, null)))) {
      assertThatThrownBy(() -> notifier.test("ann")).isInstanceOf(IOException.class);
      assertThat(mails.received()).isEmpty();
    }
  }

  @Test
  void mailGoesOverStartTlsToAServerThatIsTrustedAndToNoOther() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    try (MailServer mails = MailServer.start(certificate.context())) {
      Smtp trusted = smtp(mails.port(), Security.STARTTLS, certificate.certificate());
      try (Notifier notifier = notifier(Plans.plan(trusted))) {
        notifier.test("ann");
        MailServer.Mail mail = mails.mails().getFirst();
        assertThat(mail.isEncrypted()).isTrue();
        assertThat(mail.to()).containsExactly("ann@example.org");
        assertThat(mail.text()).contains("Test message");
        notifier.become(Plans.plan(smtp(mails.port(), Security.STARTTLS, null)));
        assertThatThrownBy(() -> notifier.test("ann")).isInstanceOf(IOException.class);
        assertThat(mails.mails()).as("none to a server nobody trusts").hasSize(1);
      }
    }
  }

  @Test
  void webhookGetsASignedMessageOverTls() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
    try (HookServer hook = HookServer.start(certificate.context())) {
      Webhook trusted =
          new Webhook(hook.url(), new SecretSource.SecretFile(secret), certificate.certificate());
      try (Notifier notifier = notifier(hookOnly(trusted))) {
        notifier.take(List.of(Plans.raised(1, "mill/e/d/Flow")));
        time.advance(Duration.ofSeconds(10));
        notifier.take(List.of());
        until("it is posted", () -> !hook.posts().isEmpty());
        HookServer.Post post = hook.posts().getFirst();
        assertThat(post.id()).isEqualTo("all-1-1-begun-ann-webhook");
        assertThat(post.body()).contains("\"kind\":\"begun\"", "\"path\":\"mill/e/d/Flow\"");
        long seconds = Long.parseLong(post.signature().replaceAll("t=(\\d+),.*", "$1"));
        assertThat(post.signature()).isEqualTo(Signature.of("s3cret", seconds, post.body()));
        notifier.become(hookOnly(new Webhook(hook.url(), null, null)));
        assertThatThrownBy(() -> notifier.test("ann")).hasMessageContaining("did not take it");
      }
    }
  }

  @Test
  void refusedMessageIsTriedAgainAndArrivesOnce() throws Exception {
    try (HookServer hook = HookServer.start(null);
        Notifier notifier = notifier(hookOnly(new Webhook(hook.url(), null, null)))) {
      hook.answer(503);
      notifier.take(List.of(Plans.raised(1, "mill/e/d/Flow")));
      time.advance(Duration.ofSeconds(10));
      notifier.take(List.of());
      until("it was tried", () -> notifier.view().messages().getFirst().attempts() > 0);
      assertThat(notifier.view().messages().getFirst().trouble()).contains("status 503");
      hook.answer(204);
      until("it is sent", () -> notifier.view().waiting() == 0);
      long served = hook.posts().stream().map(HookServer.Post::id).distinct().count();
      assertThat(served).isEqualTo(1);
      assertThat(notifier.view().messages().getFirst().state()).isEqualTo("sent");
    }
  }

  @Test
  void messageNobodyTakesIsGivenUpAndCounted() throws Exception {
    try (HookServer hook = HookServer.start(null);
        Notifier notifier = notifier(hookOnly(new Webhook(hook.url(), null, null)))) {
      hook.answer(500);
      notifier.take(List.of(Plans.raised(1, "mill/e/d/Flow")));
      time.advance(Duration.ofSeconds(10));
      notifier.take(List.of());
      until("it was tried", () -> notifier.view().messages().getFirst().attempts() > 0);
      time.advance(Notifier.PATIENCE);
      until("it is given up", () -> notifier.view().givenUp() == 1);
      assertThat(notifier.view().messages().getFirst().state()).isEqualTo("given-up");
    }
  }

  private void until(String what, Callable<Boolean> condition) {
    Await.until(
        what,
        SOON,
        () -> {
          time.advance(Duration.ofMillis(600));
          return condition.call();
        });
  }

  private Notifier notifier(Notifications plan) throws IOException {
    Notifier notifier =
        new Notifier(folder.resolve("kept"), plan, site -> Plans.ZONE, () -> 0, time);
    notifier.start();
    return notifier;
  }

  /** Ann by webhook alone. */
  private static Notifications hookOnly(Webhook hook) {
    Notifications plan = Plans.plan(null, hook);
    SequencedMap<String, Notifications.Person> people = new LinkedHashMap<>();
    people.put("ann", new Notifications.Person("Ann", null, "hook", null));
    return new Notifications(
        plan.pages(), null, plan.webhooks(), people, plan.rosters(), plan.routes());
  }

  private static Smtp smtp(int port, Security security, @Nullable Path trust) {
    return new Smtp(LOOPBACK, port, security, trust, null, null, "host@example.org");
  }

  private static Smtp withUser(Smtp smtp, String user, Path secret) {
    return new Smtp(
        smtp.host(),
        smtp.port(),
        smtp.security(),
        smtp.trust(),
        user,
        new SecretSource.SecretFile(secret),
        smtp.from());
  }

  /** A mail server within the test. */
  private static final class Mails implements AutoCloseable {
    private final GreenMail server;

    private Mails(String protocol) {
      server = new GreenMail(new ServerSetup(0, LOOPBACK, protocol));
      server.start();
    }

    private int port() {
      return server.getSmtp() == null ? server.getSmtps().getPort() : server.getSmtp().getPort();
    }

    private void user(String name, String password) {
      server.setUser(name, password);
    }

    private MimeMessage[] received() {
      return server.getReceivedMessages();
    }

    private MimeMessage[] await(int count) {
      assertThat(server.waitForIncomingEmail(TimeUnit.SECONDS.toMillis(20), count)).isTrue();
      return Arrays.copyOf(received(), count);
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
