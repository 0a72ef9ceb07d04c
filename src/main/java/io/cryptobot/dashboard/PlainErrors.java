package io.cryptobot.dashboard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what never reaches a route, such as an address that cannot be read or one that climbs out
 * with {@code ../}: in a word, telling nothing of the server.
 */
final class PlainErrors extends ErrorHandler {
  private static final String UNREADABLE = "/badMessage";

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // The server's own word for an address that it could not make sense of.
    if (UNREADABLE.equals(request.getHttpURI().getPath())) {
      response.setStatus(HttpStatus.NOT_FOUND_404);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    String text = HttpStatus.getMessage(response.getStatus()) + "\n";
    response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }
}
