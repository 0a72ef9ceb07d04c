package io.cryptobot.status;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.journal.TradeLogFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A status as JSON, for programs. Amounts in US dollars; what is unknown is {@code null}. */
public final class StatusJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final int RECENT = 5;
  private static final int DECIMALS = 8;

  private StatusJson() {}

  /** The whole status; with {@code why} each coin's latest decision too. */
  public static String text(Status status, boolean why) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(status, why));
  }

  private static ObjectNode json(Status status, boolean why) {
    ObjectNode json = JSON.createObjectNode();
    json.put("environment", status.state().environment());
    json.put("phase", status.state().phase());
    json.put("bot_running", status.isRunning());
    put(json, "total_value", status.totalValue());
    put(json, "conservative_value", status.conservativeValue());
    put(json, "aggressive_value", status.aggressiveValue());
    json.put("cash", plain(status.cash()));
    json.put("todays_pnl", plain(status.todaysResult()));
    json.put("daily_loss", plain(status.dailyLoss()));
    json.put("daily_loss_limit", status.phase().map(p -> plain(p.maxDailyLoss())).orElse(null));
    json.put("total_loss", plain(status.totalLoss()));
    json.put("total_loss_limit", status.phase().map(p -> plain(p.maxTotalLoss())).orElse(null));
    json.put("trades_today", status.state().engine().risk().tradesToday());
    positions(json.putArray("positions"), status.positions());
    trades(json.putArray("recent_trades"), status.trades());
    put(json, "next_rebalance", status.nextRebalance());
    put(json, "last_skim_date", status.lastSkim());
    json.put("kill_switch", status.killSwitch().isPresent());
    json.put("hard_stopped", status.state().engine().stopped() || status.lossFlag());
    json.put("entries_paused", status.state().switches().entriesPaused());
    put(json, "last_update", status.state().lastStep());
    put(json, "heartbeat", status.heartbeat());
    json.put("config_changed", status.isConfigChanged());
    json.put("warning", status.warning().orElse(null));
    if (why) {
      ArrayNode all = json.putArray("why");
      status.why().values().forEach(all::add);
    }
    return json;
  }

  private static void positions(ArrayNode all, List<OpenPosition> positions) {
    for (OpenPosition position : positions) {
      ObjectNode json = all.addObject();
      json.put("coin", position.coin());
      json.put("strategy", position.strategy());
      json.put("quantity", plain(position.quantity()));
      put(json, "entry_price", position.entryPrice());
      put(json, "price", position.isPriceKnown() ? position.price() : Double.NaN);
      put(json, "value", position.value());
      put(json, "unrealized_pnl", position.unrealized());
      put(json, "unrealized_pnl_pct", position.unrealizedPercent());
      put(json, "stop", position.stop());
      put(json, "target", position.target());
      put(json, "to_stop_pct", position.toStopPercent());
      put(json, "to_target_pct", position.toTargetPercent());
      json.put("opened_at", position.opened().toString());
    }
  }

  private static void trades(ArrayNode all, List<List<String>> trades) {
    for (List<String> row : trades.subList(Math.max(0, trades.size() - RECENT), trades.size())) {
      ObjectNode json = all.addObject();
      for (int i = 0; i < row.size(); i++) {
        json.put(TradeLogFormat.COLUMNS.get(i), row.get(i));
      }
    }
  }

  private static BigDecimal plain(BigDecimal amount) {
    return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  private static void put(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, plain(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP)));
    } else {
      json.putNull(name);
    }
  }

  private static void put(ObjectNode json, String name, Optional<Instant> time) {
    json.put(name, time.map(Instant::toString).orElse(null));
  }
}
