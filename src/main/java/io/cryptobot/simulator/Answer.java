package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a request gets.
 *
 * @param headers apart from the content type
 */
record Answer(int status, String contentType, String body, Map<String, String> headers) {
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int TOO_MANY = 429;
  static final int ERROR = 500;
  static final int BAD_GATEWAY = 502;
  static final int UNAVAILABLE = 503;

  static Answer json(int status, JsonNode json) {
    return new Answer(status, "application/json; charset=utf-8", json.toString(), Map.of());
  }

  static Answer ok(JsonNode json) {
    return json(OK, json);
  }

  static Answer text(int status, String text) {
    return new Answer(status, "text/plain; charset=utf-8", text, Map.of());
  }

  static Answer html(int status, String title) {
    String page =
        "<html>\r\n<head><title>"
            + title
            + "</title></head>\r\n<body>\r\n<center><h1>"
            + title
            + "</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n";
    return new Answer(status, "text/html", page, Map.of());
  }

  Answer with(Map<String, String> others) {
    return new Answer(status, contentType, body, Map.copyOf(others));
  }

  Answer withBody(String other) {
    return new Answer(status, contentType, other, headers);
  }
}
