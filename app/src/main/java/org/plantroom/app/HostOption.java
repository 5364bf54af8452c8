package org.plantroom.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running host a command asks, and how. */
final class HostOption {
  private static final Duration LONGEST = Duration.ofMinutes(20);

  @Option(
      names = "--host",
      paramLabel = "URL",
      description = "the running host (default: ${DEFAULT-VALUE})",
      defaultValue = "http://127.0.0.1:8080")
  private URI host = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "an API token (default: $PLANTROOM_TOKEN)")
  private @Nullable String token = System.getenv("PLANTROOM_TOKEN");

  /**
   * Asks.
   *
   * @param path with query, e.g. {@code /api/tags}
   * @throws CommandFailure when it refuses or cannot be reached, telling why
   */
  <T> T ask(String method, String path, HttpResponse.BodyHandler<T> body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(host.resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(LONGEST);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<T> answer = client.send(request.build(), info -> handler(info, body));
      return answer.body();
    } catch (IOException e) {
      throw e.getCause() instanceof CommandFailure refused
          ? refused
          : new CommandFailure(
              "the host cannot be asked, is it running? [host=%s, cause=%s]".formatted(host, e));
    }
  }

  private static <T> HttpResponse.BodySubscriber<T> handler(
      HttpResponse.ResponseInfo info, HttpResponse.BodyHandler<T> body) {
    if (info.statusCode() < 300) {
      return body.apply(info);
    }
    return HttpResponse.BodySubscribers.mapping(
        HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8),
        problem -> {
          throw new CommandFailure(
              "the host refuses [status=%d]: %s".formatted(info.statusCode(), problem));
        });
  }
}
