package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.market.Quote;
import java.time.Instant;

/** Best bid and ask of an answer. */
final class Quotes {
  private static final String NAME = "coinbase";

  private Quotes() {}

  static Quote of(JsonNode json, String bid, String ask, Instant now) throws UnreadableException {
    try {
      return new Quote(
          Members.amount(json, bid).doubleValue(),
          Members.amount(json, ask).doubleValue(),
          now,
          NAME);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()));
    }
  }
}
