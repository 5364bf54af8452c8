package org.plantroom.host;

import io.javalin.http.Context;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.AccountException;

/** A request that cannot be served, told as an RFC 9457 problem. */
final class Problem extends RuntimeException {
  /** The media type of RFC 9457. */
  static final String MEDIA_TYPE = "application/problem+json";

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  /** What the answer carries beside its body. */
  private final transient Map<String, String> headers;

  private Problem(int status, String title, String detail) {
    this(status, title, detail, Map.of());
  }

  private Problem(int status, String title, String detail, Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.title = title;
    this.headers = headers;
  }

  /** 401: the caller should say who they are. */
  static Problem unauthorized(String detail) {
    return new Problem(
        401, "Unauthorized", detail, Map.of("WWW-Authenticate", "Bearer realm=\"plantroom\""));
  }

  /** 429: the caller should wait before trying again. */
  static Problem tooMany(String detail, Duration pause) {
    return new Problem(
        429, "Too many tries", detail, Map.of("Retry-After", String.valueOf(pause.toSeconds())));
  }

  /** Does something to the accounts; what must not be becomes 409, what the disk refuses 503. */
  static <T> T ofAccount(Supplier<T> work) {
    try {
      return work.get();
    } catch (AccountException e) {
      throw conflict(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw unavailable(String.valueOf(e.getMessage()));
    }
  }

  /** The same for work without a result. */
  static void onAccount(Runnable work) {
    ofAccount(
        () -> {
          work.run();
          return true;
        });
  }

  /** 400: the caller should mend the request. */
  static Problem badRequest(String detail) {
    return new Problem(400, "Bad request", detail);
  }

  /** 404: there is no such thing. */
  static Problem notFound(String detail) {
    return new Problem(404, "Not found", detail);
  }

  /** 403: the caller may not do this. */
  static Problem forbidden(String detail) {
    return new Problem(403, "Forbidden", detail);
  }

  /** 409: it cannot be done as things are. */
  static Problem conflict(String detail) {
    return new Problem(409, "Conflict", detail);
  }

  /** 503: try again later. */
  static Problem unavailable(String detail) {
    return new Problem(503, "Unavailable", detail);
  }

  void answer(Context context) {
    headers.forEach(context::header);
    answer(context, status, title, String.valueOf(getMessage()));
  }

  static void answer(Context context, int status, String title, String detail) {
    context
        .status(status)
        .contentType(MEDIA_TYPE)
        // As bytes: the media type names no charset, and JSON is UTF-8.
        .result(json(status, title, detail, context.path()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The body of an answer.
   *
   * @param instance the path asked for, or null when it could not be read
   */
  static String json(int status, String title, String detail, @Nullable String instance) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    if (instance != null) {
      body.put("instance", instance);
    }
    return Json.write(body);
  }
}
