package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.engine.Side;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Reads members of an answer strictly: nothing is traded on nonsense. */
final class Members {
  private static final int LONGEST_NUMBER = 60;
  private static final int MOST_DIGITS_BEFORE_POINT = 30;
  private static final BigDecimal LAST_MILLISECOND = new BigDecimal("253402300799999");
  private static final String NUMBER = "\\d{1,30}(\\.\\d{1,30})?";
  private static final String ID = "[\\w-]{1,100}";

  private Members() {}

  static String text(JsonNode json, String name) throws UnreadableException {
    JsonNode node = json.path(name);
    if (!node.isTextual() || node.asText().isEmpty()) {
      throw new UnreadableException(name + " is missing");
    }
    return node.asText();
  }

  /** What an order is called there: it becomes a part of an address. */
  static String id(JsonNode json, String name) throws UnreadableException {
    String id = text(json, name);
    if (!id.matches(ID)) {
      throw new UnreadableException(name + " is no id");
    }
    return id;
  }

  /** A part of the whole, such as a fee. */
  static BigDecimal rate(JsonNode json, String name) throws UnreadableException {
    BigDecimal rate = amount(json, name);
    if (rate.compareTo(BigDecimal.ONE) >= 0) {
      throw new UnreadableException(name + " is no part of anything");
    }
    return rate;
  }

  /** Zero or more, as text or number; none so long that it runs away. */
  static BigDecimal amount(JsonNode json, String name) throws UnreadableException {
    JsonNode node = json.path(name);
    if (!node.isNumber() && !(node.isTextual() && node.asText().matches(NUMBER))) {
      throw new UnreadableException(name + " is no amount");
    }
    BigDecimal amount = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
    boolean isSound =
        amount.signum() >= 0
            && amount.precision() <= LONGEST_NUMBER
            && Math.abs(amount.scale()) <= LONGEST_NUMBER
            && amount.precision() - amount.scale() <= MOST_DIGITS_BEFORE_POINT;
    if (!isSound) {
      throw new UnreadableException(name + " cannot be");
    }
    return amount;
  }

  /** As {@link #amount}; what is missing or empty is zero. */
  static BigDecimal amountOrZero(JsonNode json, String name) throws UnreadableException {
    JsonNode node = json.path(name);
    boolean isEmpty = node.isMissingNode() || node.isNull() || node.asText().isEmpty();
    return isEmpty ? BigDecimal.ZERO : amount(json, name);
  }

  static Instant time(JsonNode json, String name) throws UnreadableException {
    try {
      return Instant.parse(text(json, name));
    } catch (DateTimeException e) {
      throw new UnreadableException(name + " is no time");
    }
  }

  /** A time as milliseconds since 1970; none so far away that it could not be reckoned with. */
  static Instant ofMillis(BigDecimal millis) throws UnreadableException {
    if (millis.compareTo(LAST_MILLISECOND) > 0) {
      throw new UnreadableException("its time is no time");
    }
    return Instant.ofEpochMilli(millis.longValue());
  }

  static Side side(JsonNode json) throws UnreadableException {
    return switch (text(json, "side").toUpperCase(Locale.ROOT)) {
      case "BUY" -> Side.BUY;
      case "SELL" -> Side.SELL;
      default -> throw new UnreadableException("side is neither buy nor sell");
    };
  }

  /** The coin of a product; USDC books are USD books. Empty if it is traded for something else. */
  static Optional<Coin> coin(JsonNode json) throws UnreadableException {
    String product = text(json, "product_id").replaceFirst("-USDC$", "-USD");
    return Coin.isProduct(product) ? Optional.of(new Coin(product)) : Optional.empty();
  }
}
