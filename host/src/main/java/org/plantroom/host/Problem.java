package org.plantroom.host;

import io.javalin.http.Context;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that cannot be served, told as an RFC 9457 problem. */
final class Problem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  private Problem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
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

  /** 503: try again later. */
  static Problem unavailable(String detail) {
    return new Problem(503, "Unavailable", detail);
  }

  void answer(Context context) {
    answer(context, status, title, String.valueOf(getMessage()));
  }

  static void answer(Context context, int status, String title, String detail) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.put("instance", context.path());
    context.status(status).contentType("application/problem+json").result(Json.write(body));
  }
}
