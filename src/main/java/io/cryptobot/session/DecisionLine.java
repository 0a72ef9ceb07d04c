package io.cryptobot.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.engine.Trade;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.portfolio.Position;
import io.cryptobot.risk.RiskState;
import io.cryptobot.risk.SizeCaps;
import io.cryptobot.session.StepRows.Decision;
import io.cryptobot.strategy.Condition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code data/decisions/YYYY-MM-DD.jsonl}: a judged candle of a coin, or a position that
 * is to be sold, with all conditions and their values, the risk counters at that moment, and what
 * came of it.
 */
final class DecisionLine {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final int DAY = 10;

  private final ObjectNode json = JSON.createObjectNode();
  private final Instant time;

  DecisionLine(Instant time, String strategy, String coin) {
    this.time = time;
    json.put("time", time.toString());
    json.put("strategy", strategy);
    json.put("coin", coin);
  }

  DecisionLine candle(CandleSeries series, int candle) {
    ObjectNode own = json.putObject("candle");
    own.put("open_time", series.openTime(candle).toString());
    own.put("open", series.open()[candle]);
    own.put("high", series.high()[candle]);
    own.put("low", series.low()[candle]);
    own.put("close", series.close()[candle]);
    own.put("volume", series.volume()[candle]);
    own.put("filled", series.isFilled(candle));
    return this;
  }

  /** With the position that is to be sold, instead of a candle: an exit is judged at a price. */
  DecisionLine exit(Position position, String reason) {
    ObjectNode own = json.putObject("exit");
    own.put("reason", reason);
    own.put("quantity", plain(position.quantity()));
    own.put("entry_price", position.entryPrice());
    own.put("opened_at", Instant.ofEpochSecond(position.openedSecond()).toString());
    own.put("peak", position.peak());
    return this;
  }

  DecisionLine conditions(List<Condition> conditions) {
    ArrayNode all = json.putArray("conditions");
    for (Condition condition : conditions) {
      ObjectNode own = all.addObject();
      own.put("name", condition.name());
      put(own, "value", condition.value());
      own.put("compare", condition.compare());
      put(own, "threshold", condition.threshold());
      own.put("holds", condition.holds());
    }
    return this;
  }

  DecisionLine risk(RiskState risk) {
    ObjectNode own = json.putObject("risk");
    own.put("daily_loss", plain(risk.dailyLoss()));
    own.put("total_loss", plain(risk.totalLoss()));
    own.put("trades_today", risk.tradesToday());
    return this;
  }

  /** With the size that the entry has, or would have had; null where none was worked out. */
  DecisionLine sizing(@Nullable SizeCaps caps) {
    if (caps == null) {
      return this;
    }
    ObjectNode own = json.putObject("sizing");
    ObjectNode all = own.putObject("caps");
    caps.caps().forEach((name, amount) -> all.put(name, plain(amount)));
    own.put("bound", caps.bound());
    own.put("amount", plain(caps.amount()));
    return this;
  }

  /** With the trade that it led to; null if it led to none. */
  DecisionLine trade(@Nullable Trade trade) {
    if (trade == null) {
      return this;
    }
    ObjectNode own = json.putObject("trade");
    own.put("side", trade.side().name());
    own.put("reason", trade.reason());
    own.put("quantity", plain(trade.fill().quantity()));
    own.put("price", plain(trade.fill().price()));
    own.put("fee", plain(trade.fill().fee()));
    return this;
  }

  private static BigDecimal plain(BigDecimal amount) {
    return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  DecisionLine outcome(String signal, double price, String blockedReason, String configHash) {
    json.put("signal", signal);
    put(json, "price", price);
    json.put("blocked_reason", blockedReason.isEmpty() ? null : blockedReason);
    json.put("config_hash", configHash);
    return this;
  }

  /** JSON knows no infinity and nothing that is not a number. */
  private static void put(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  Decision decision() {
    try {
      return new Decision(time.toString().substring(0, DAY), JSON.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain JSON can always be written", e);
    }
  }
}
