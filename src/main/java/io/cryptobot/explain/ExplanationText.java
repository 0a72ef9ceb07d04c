package io.cryptobot.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.Side;
import io.cryptobot.engine.Trade;
import io.cryptobot.explain.LoggedTrades.LoggedTrade;
import io.cryptobot.journal.CsvText;
import io.cryptobot.market.Candle;
import io.cryptobot.strategy.Condition;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An explanation for a person, at most 100 columns wide. */
public final class ExplanationText {
  private static final int DECIMALS = 6;
  private static final List<String> WITHOUT_SIGNAL = List.of("rebalance", "manual", "test order");

  private final Explanation explanation;
  private final Optional<BotConfig> config;
  private final PrintWriter out;

  private ExplanationText(Explanation explanation, Optional<BotConfig> config, PrintWriter out) {
    this.explanation = explanation;
    this.config = config;
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param config whose limits are shown where the decision was made by it
   */
  public static void print(Explanation explanation, Optional<BotConfig> config, PrintWriter out) {
    ExplanationText text = new ExplanationText(explanation, config, out);
    text.head();
    text.candle();
    text.conditions();
    text.sizing();
    text.risk();
    text.fill();
    text.audits();
  }

  private void line(String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-14s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private void head() {
    if (explanation.trade().isPresent()) {
      Trade trade = explanation.trade().get().trade();
      String verb = trade.side() == Side.BUY ? "Bought" : "Sold";
      out.printf("%s %s at %s because of: %s%n", verb, trade.coin(), trade.time(), trade.reason());
      line("Strategy", "%s", trade.sleeve().label());
    } else {
      RecordedDecision decision = record();
      String text =
          decision
              .blocked()
              .map(reason -> "no trade, although the signal held; blocked: " + reason)
              .orElse(decision.wantedTrade() ? "no trade came of it" : "nothing to do");
      out.printf("%s of %s at %s: %s%n", decision.signal(), decision.coin(), decision.time(), text);
      line("Strategy", "%s", decision.strategy());
    }
  }

  /** The record that tells risk and configuration. */
  private RecordedDecision record() {
    return explanation.decision().or(explanation::exit).orElseThrow();
  }

  private Optional<RecordedDecision> anyRecord() {
    return explanation.decision().or(explanation::exit);
  }

  private void candle() {
    Optional<RecordedDecision> decision = explanation.decision();
    if (decision.isEmpty()) {
      line("Candle", "%s", withoutCandle());
      return;
    }
    Candle candle = decision.get().candle().orElseThrow();
    line(
        "Candle",
        "of %s%s",
        candle.openTime(),
        decision.get().isFilled() ? " (filled: the market had none)" : "");
    line(
        "",
        "open %s, high %s, low %s, close %s, volume %s",
        number(candle.open()),
        number(candle.high()),
        number(candle.low()),
        number(candle.close()),
        number(candle.volume()));
    line("Judged", "at %s, price $%s", decision.get().time(), number(decision.get().price()));
  }

  private String withoutCandle() {
    if (explanation.exit().isPresent()) {
      return "none: this exit is judged at the price of the moment";
    }
    String reason = explanation.trade().map(one -> one.trade().reason()).orElse("");
    return WITHOUT_SIGNAL.contains(reason)
        ? "none: a trade of this kind needs no signal"
        : "what was judged is not recorded (records are kept for 90 days)";
  }

  private void conditions() {
    explanation.exit().ifPresent(this::position);
    explanation
        .decision()
        .ifPresent(decision -> conditions("Conditions of the candle", decision.conditions()));
  }

  private void position(RecordedDecision exit) {
    JsonNode position = exit.json().path("exit");
    line(
        "Position",
        "opened %s at $%s, peak $%s, now $%s",
        position.path("opened_at").asText(),
        number(position.path("entry_price").asDouble()),
        number(position.path("peak").asDouble()),
        number(exit.price()));
    conditions("Conditions of the price", exit.conditions());
  }

  private void conditions(String of, List<Condition> conditions) {
    out.println(of);
    for (Condition condition : conditions) {
      out.printf(
          "  %-3s %-38s %s %s %s%n",
          condition.holds() ? "yes" : "no",
          condition.name(),
          number(condition.value()),
          condition.compare(),
          number(condition.threshold()));
    }
  }

  private void sizing() {
    JsonNode sizing =
        explanation.decision().map(decision -> decision.json().path("sizing")).orElse(null);
    if (sizing == null || !sizing.isObject()) {
      return;
    }
    line("Size", "$%s before the fee", number(sizing.path("amount").asDouble()));
    String bound = sizing.path("bound").asText();
    sizing
        .path("caps")
        .properties()
        .forEach(
            cap ->
                out.printf(
                    "  %-38s $%s%s%n",
                    cap.getKey(),
                    number(cap.getValue().asDouble()),
                    cap.getKey().equals(bound) ? "  <- decided" : ""));
  }

  private void risk() {
    if (anyRecord().isEmpty()) {
      return;
    }
    JsonNode risk = record().json().path("risk");
    Optional<PhaseSettings> limits = limits();
    line(
        "Risk then",
        "daily loss $%s%s, total loss $%s%s, trades that day %s%s",
        number(risk.path("daily_loss").asDouble()),
        limits.map(l -> " of $" + l.maxDailyLoss().toPlainString()).orElse(""),
        number(risk.path("total_loss").asDouble()),
        limits.map(l -> " of $" + l.maxTotalLoss().toPlainString()).orElse(""),
        risk.path("trades_today").asText(),
        limits.map(l -> " of " + l.maxTradesPerDay()).orElse(""));
    line(
        "Configuration",
        "%s%s",
        record().configHash(),
        isSameConfiguration() ? "" : ", changed since");
  }

  private boolean isSameConfiguration() {
    return config.filter(now -> now.hash().equals(record().configHash())).isPresent();
  }

  private Optional<PhaseSettings> limits() {
    return explanation
        .trade()
        .filter(trade -> isSameConfiguration())
        .flatMap(trade -> config.flatMap(now -> now.phase(trade.cell("deployment_phase"))));
  }

  private void fill() {
    if (explanation.trade().isEmpty()) {
      return;
    }
    LoggedTrade logged = explanation.trade().get();
    Trade trade = logged.trade();
    line(
        "Fill",
        "%s %s at $%s: $%s, fee $%s",
        CsvText.of(trade.fill().quantity()),
        trade.coin().symbol(),
        CsvText.of(trade.fill().price()),
        cents(trade.fill().value()),
        cents(trade.fill().fee()));
    line(
        "",
        "slippage %s %%, %s ms from order to fill, account then $%s",
        logged.cell("slippage_percent"),
        logged.cell("execution_time_ms"),
        logged.cell("balance"));
    if (!logged.cell("notes").isEmpty()) {
      line("Notes", "%s", logged.cell("notes"));
    }
    result(trade);
  }

  private void result(Trade trade) {
    Optional<Trade> partner = explanation.partner().map(LoggedTrade::trade);
    if (trade.side() == Side.BUY) {
      line(
          "Ended by",
          "%s",
          partner
              .map(sale -> sale.reason() + " at " + sale.time() + ", " + result(trade, sale))
              .orElse("nothing yet: the position is open"));
    } else {
      line(
          "Result",
          "%s",
          partner
              .map(buy -> result(buy, trade) + ", bought because of: " + buy.reason())
              .orElse(signed(trade.profitOrLoss()) + " USD"));
    }
  }

  private static String result(Trade buy, Trade sale) {
    Duration held = Duration.between(buy.time(), sale.time());
    return signed(sale.profitOrLoss())
        + " USD after fees, held for "
        + held.toHours()
        + " h "
        + held.toMinutesPart()
        + " min";
  }

  private void audits() {
    for (List<String> row : explanation.audits()) {
      line("Same moment", "%s: %s", row.get(1), row.get(3));
    }
  }

  private static String signed(BigDecimal amount) {
    return String.format(Locale.ROOT, "%+.2f", amount);
  }

  private static String cents(BigDecimal amount) {
    return String.format(Locale.ROOT, "%.2f", amount);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? CsvText.of(value, DECIMALS) : "n/a";
  }
}
