package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.AccountException.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * A whole answer.
 *
 * @param status the HTTP status
 * @param retryAfter how long it asks to wait
 * @param next where the next page begins, as its header says
 */
record Reply(int status, String body, Optional<Duration> retryAfter, Optional<String> next) {
  static final int TOO_MANY = 429;
  static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;
  private static final int LONGEST_EXCERPT = 200;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  boolean isDenied() {
    return status == UNAUTHORIZED || status == FORBIDDEN;
  }

  boolean isTransient() {
    return status == TOO_MANY || status >= SERVER_ERROR;
  }

  /** The body, if it is JSON. */
  Optional<JsonNode> json() {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null || json.isMissingNode() ? Optional.empty() : Optional.of(json);
    } catch (JsonProcessingException | NumberFormatException e) {
      // The second is how the parser fails at an exponent that no computer can hold.
      return Optional.empty();
    }
  }

  /** What the service says, on one line. */
  String message() {
    String text =
        json()
            .map(
                json ->
                    json.hasNonNull("message")
                        ? json.get("message").asText()
                        : json.path("errors").path(0).path("message").asText(""))
            .filter(message -> !message.isBlank())
            .orElse(body);
    return excerpt(text);
  }

  /** A text of an answer on one line, cut where it gets long. */
  static String excerpt(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "...";
  }

  /** Why it is not what was asked for; its kind says whether asking again may help. */
  AccountException failure() {
    if (isDenied()) {
      return new AccountException(
          Kind.DENIED, "it refused the key (HTTP " + status + ", " + message() + ")");
    }
    Kind kind =
        status == NOT_FOUND
            ? Kind.NOT_FOUND
            : isTransient() || isSuccess() ? Kind.TRANSIENT : Kind.INVALID;
    return new AccountException(
        kind, "it answered HTTP " + status + (body.isBlank() ? "" : ", " + message()));
  }
}
