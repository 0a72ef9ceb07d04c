package io.cryptobot.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/**
 * A complete answer that is no reason to ask again by itself: HTTP 2xx, or 4xx but 429.
 *
 * @param status the HTTP status
 * @param body as text
 * @param asOf the earlier of our clock, when the request left, and the answer's {@code Date}: a
 *     clock that runs ahead must not turn a forming candle into a closed one
 */
record HttpAnswer(int status, String body, Instant asOf) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int LONGEST_EXCERPT = 200;
  private static final int LONGEST_MESSAGE = 600;

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * The body as JSON.
   *
   * @throws TransientFailure saying what stands there instead
   */
  JsonNode json() throws TransientFailure {
    if (body.isBlank()) {
      throw new TransientFailure("it gave an empty answer");
    }
    if (body.stripLeading().startsWith("<")) {
      throw new TransientFailure(
          "it answered with a web page instead of data (a proxy or a login page in between?)");
    }
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new TransientFailure("its answer is broken JSON: " + e.getOriginalMessage());
    }
  }

  /** The body on one line, cut where it gets long. */
  String excerpt() {
    return cut(body.strip().replaceAll("\\s+", " "), LONGEST_EXCERPT);
  }

  /** A message into which an answer may have put anything, of any length. */
  static String message(String text) {
    return cut(text, LONGEST_MESSAGE);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }
}
