package org.plantroom.host;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Says what Jetty itself refuses, such as ambiguous paths, in the form of every other problem. */
final class JettyProblems extends ErrorHandler {
  /**
   * Whatever was asked, what is wrong with it is told; Jetty alone tells only readers and posters.
   */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.write(true, problem(code, response.getHeaders()), callback);
  }

  private static ByteBuffer problem(int status, HttpFields.Mutable headers) {
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.put("X-Content-Type-Options", "nosniff");
    String title = HttpStatus.getMessage(status);
    String text = Problem.json(status, title, "the request is not well formed HTTP", null);
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
