package org.plantroom.notifications;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.plantroom.core.Notifications;
import org.plantroom.core.Notifications.Person;
import org.plantroom.core.Notifications.Webhook;
import org.plantroom.core.SecretSource;
import org.plantroom.core.Time;
import org.plantroom.core.Trust;

/**
 * Posts messages to a webhook.
 *
 * @param plan how people are reached
 * @param time for signatures
 */
record Hook(Notifications plan, Time time) implements Delivery {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Override
  public void send(Message message) throws IOException {
    Person person = plan.people().get(message.person());
    Webhook hook =
        person == null || person.webhook() == null ? null : plan.webhooks().get(person.webhook());
    if (hook == null) {
      throw new IOException("the project has no webhook for this person any more");
    }
    int status = post(message, hook);
    if (status / 100 != 2) {
      throw new IOException(
          "the webhook answered with status %d [host=%s]".formatted(status, hook.url().getHost()));
    }
  }

  private int post(Message message, Webhook hook) throws IOException {
    HttpRequest request = request(message, hook);
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .sslContext(Trust.context(hook.trust()))
            .build()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IOException(
          "the webhook did not take it [host=%s]: %s".formatted(hook.url().getHost(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the host is closing", e);
    }
  }

  private HttpRequest request(Message message, Webhook hook) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hook.url())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("Plantroom-Message", message.id())
            .POST(HttpRequest.BodyPublishers.ofString(message.body()));
    SecretSource secret = hook.secret();
    if (secret != null) {
      String key = secret.read("the webhook", System::getenv);
      request.header(Signature.HEADER, Signature.of(key, time.millis() / 1_000, message.body()));
    }
    return request.build();
  }
}
