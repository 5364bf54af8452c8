package org.plantroom.openid;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * The way to a provider: each answer within five seconds from the first byte asked to the last one
 * told, and small. Follows no redirect, for a secret may be in the question. Thread-safe.
 */
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever, AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Documents and keys of real providers take some ten kilobytes. */
  static final int MOST_BYTES = 256 << 10;

  private final HttpClient client;

  ProviderHttp(SSLContext trust) {
    client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .sslContext(trust)
            .build();
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest question) throws IOException {
    HttpRequest.Builder request = request(question.getURI());
    question
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    String body = question.getBody();
    request.method(
        question.getMethod().name(),
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    HttpResponse<String> answer = ask(request.build());
    HTTPResponse told = new HTTPResponse(answer.statusCode());
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> told.setHeader("Content-Type", type));
    told.setBody(answer.body());
    return told;
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    try {
      HttpResponse<String> answer = ask(request(url.toURI()).build());
      if (answer.statusCode() != 200) {
        throw new IOException("%s answers with status %d".formatted(url, answer.statusCode()));
      }
      return new Resource(answer.body(), answer.headers().firstValue("Content-Type").orElse(null));
    } catch (URISyntaxException e) {
      throw new IOException("no usable address [url=%s]".formatted(url), e);
    }
  }

  /**
   * The text at an address.
   *
   * @throws IOException also when there is none
   */
  String text(URI address) throws IOException {
    return retrieveResource(address.toURL()).getContent();
  }

  private static HttpRequest.Builder request(URI address) throws IOException {
    if (!OpenIdKeys.isPrivate(address)) {
      throw new IOException(
          "the provider names an address without TLS [url=%s]".formatted(address));
    }
    return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "application/json");
  }

  private HttpResponse<String> ask(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("%s cannot be asked: %s".formatted(request.uri(), words(cause)), cause);
    } catch (TimeoutException e) {
      throw new IOException(
          "%s does not answer within %d s".formatted(request.uri(), PATIENCE.toSeconds()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("ended while asking " + request.uri(), e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String words(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
