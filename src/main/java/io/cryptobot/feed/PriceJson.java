package io.cryptobot.feed;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.market.Quote;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads prices and times out of answers. No time is later than the answer that it stands in. */
final class PriceJson {
  private static final long FAR_FUTURE = 100_000_000_000L;

  private PriceJson() {}

  /**
   * A number, written as such or as text; empty where there is none or an empty text.
   *
   * @throws FeedException of a coin, if something else stands there
   */
  static OptionalDouble number(JsonNode value) {
    String text = value.asText().strip();
    if (value.isMissingNode() || value.isNull() || text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(JavaDoubleParser.parseDouble(text));
    } catch (NumberFormatException e) {
      throw FeedException.ofCoin("it gave " + value + " for a price", e);
    }
  }

  /** A time in seconds since the epoch; empty where there is none, or one of milliseconds. */
  static Optional<Instant> epochSecond(JsonNode value, Instant asOf) {
    long second = value.asLong();
    boolean isTime = second > 0 && second < FAR_FUTURE;
    return isTime ? Optional.of(earlier(Instant.ofEpochSecond(second), asOf)) : Optional.empty();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** A time such as {@code 2026-04-07T00:28:58.544778Z}; empty where there is none. */
  static Optional<Instant> isoTime(JsonNode value, Instant asOf) throws TransientFailure {
    String text = value.asText();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(earlier(Instant.parse(text), asOf));
    } catch (DateTimeException e) {
      throw new TransientFailure("it gave a time that cannot be read: " + value, e);
    }
  }

  /**
   * A quote, if its prices can be.
   *
   * @throws FeedException of a coin, if a price is no number above zero, or the book is crossed
   */
  static Quote quote(double bid, double ask, Instant time, String feed) {
    if (bid > ask) {
      throw FeedException.ofCoin(
          "its best bid of " + bid + " is above its best ask of " + ask + ", which cannot be");
    }
    try {
      return new Quote(bid, ask, time, feed);
    } catch (IllegalArgumentException e) {
      throw FeedException.ofCoin("it gave " + e.getMessage() + ", which cannot be", e);
    }
  }
}
