package io.cryptobot.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.market.Candle;
import io.cryptobot.market.Coin;
import io.cryptobot.strategy.Condition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code data/decisions}.
 *
 * @param candle that was judged; empty where a position was sold, which is judged at a price
 * @param isFilled whether the source had no such candle
 * @param conditions all that was asked; a value that is no number is NaN
 * @param signal {@code BUY}, {@code SELL} or {@code HOLD}
 * @param price of the moment, in US dollars
 * @param blocked why there was no trade although the signal held
 * @param configHash of the configuration that it was decided by
 * @param json the whole line
 */
record RecordedDecision(
    Instant time,
    String strategy,
    Coin coin,
    Optional<Candle> candle,
    boolean isFilled,
    List<Condition> conditions,
    String signal,
    double price,
    Optional<String> blocked,
    String configHash,
    JsonNode json) {

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is no decision
   */
  static RecordedDecision of(JsonNode json) {
    JsonNode candle = json.path("candle");
    return new RecordedDecision(
        time(json, "time"),
        json.path("strategy").asText(),
        new Coin(json.path("coin").asText()),
        candle.isObject() ? Optional.of(candle(candle)) : Optional.empty(),
        candle.path("filled").asBoolean(),
        conditions(json.path("conditions")),
        json.path("signal").asText(),
        json.path("price").asDouble(Double.NaN),
        Optional.ofNullable(json.path("blocked_reason").textValue()),
        json.path("config_hash").asText(),
        json);
  }

  private static Candle candle(JsonNode json) {
    return new Candle(
        time(json, "open_time"),
        json.path("open").asDouble(),
        json.path("high").asDouble(),
        json.path("low").asDouble(),
        json.path("close").asDouble(),
        json.path("volume").asDouble());
  }

  private static List<Condition> conditions(JsonNode json) {
    List<Condition> conditions = new ArrayList<>();
    for (JsonNode one : json) {
      conditions.add(
          new Condition(
              one.path("name").asText(),
              one.path("value").asDouble(Double.NaN),
              one.path("compare").asText(),
              one.path("threshold").asDouble(Double.NaN),
              one.path("holds").asBoolean()));
    }
    return List.copyOf(conditions);
  }

  private static Instant time(JsonNode json, String name) {
    try {
      return Instant.parse(json.path(name).asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is no time", e);
    }
  }

  /** Why a position is sold; empty for a judged candle. */
  Optional<String> exitReason() {
    return Optional.ofNullable(json.path("exit").path("reason").textValue());
  }

  /** Whether it asked for a trade, made or not. */
  boolean wantedTrade() {
    return !signal.equals("HOLD");
  }

  /** Whether a condition of this name held. */
  boolean holds(String condition) {
    return conditions.stream().anyMatch(one -> one.name().equals(condition) && one.holds());
  }
}
