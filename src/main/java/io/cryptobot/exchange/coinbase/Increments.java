package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Steps in which a product is ordered. */
final class Increments {
  private Increments() {}

  static BigDecimal of(JsonNode product, String name) throws UnreadableException {
    BigDecimal increment = Members.amount(product, name);
    if (increment.signum() <= 0) {
      throw new UnreadableException(name + " is zero");
    }
    return increment;
  }
}
