package io.cryptobot.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.journal.CsvText;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A status for a person, at most 100 columns wide. */
public final class StatusText {
  private static final int RECENT = 5;
  private static final double PERCENT = 100;

  private final Status status;
  private final PrintWriter out;

  private StatusText(Status status, PrintWriter out) {
    this.status = status;
    this.out = out;
  }

  /** Prints it; with {@code why} each coin's conditions too. */
  public static void print(Status status, boolean why, PrintWriter out) {
    StatusText text = new StatusText(status, out);
    text.head();
    text.values();
    text.risk();
    text.positions();
    text.trades();
    text.plans();
    if (why) {
      text.why();
    }
  }

  private void line(String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-16s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private void head() {
    status.warning().ifPresent(why -> line("WARNING", "%s The state before it is shown.", why));
    line(
        "Environment",
        "%s, phase %s, %s",
        status.state().environment(),
        status.state().phase(),
        status.isRunning() ? "a bot is running" : "no bot is running");
    line("Last update", "%s", ago(status.state().lastStep()));
    line("Heartbeat", "%s", ago(status.heartbeat()));
    if (status.isUnwatched()) {
      line("", "Stops live in the bot: nobody watches the open positions now.");
    }
    if (status.killSwitch().isPresent()) {
      line("KILL SWITCH", "on: %s", blank(status.killSwitch().get().text()));
      if (!status.killSwitch().get().checksumFits()) {
        line("", "The flag was made or changed by hand: its checksum does not fit.");
      }
    }
    if (status.lossFlag() || status.state().engine().stopped()) {
      line(
          "HARD STOP", "the total loss limit was reached; delete data/loss_override.flag to go on");
    }
    if (status.state().switches().entriesPaused()) {
      line("PAUSED", "no entries are made; exits go on. Lift it with --unpause");
    }
    if (status.isConfigChanged()) {
      line("Configuration", "changed since the bot started; it reads it at its next start");
    }
    out.println();
  }

  private static String blank(String text) {
    return text.isEmpty() ? "an empty flag" : text;
  }

  private String ago(Optional<Instant> time) {
    if (time.isEmpty()) {
      return "none";
    }
    Duration age = Duration.between(time.get(), status.now());
    return time.get() + " (" + age(age) + " ago)";
  }

  private static String age(Duration age) {
    if (age.toHours() >= 48) {
      return age.toDays() + " days";
    }
    return age.toMinutes() >= 120 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
  }

  private void values() {
    double total = status.totalValue();
    line("Total value", "$%.2f", total);
    value("Conservative", status.conservativeValue(), total);
    value("Aggressive", status.aggressiveValue(), total);
    line("Cash", "$%.2f", status.cash());
    if (status.positions().stream().anyMatch(position -> !position.isPriceKnown())) {
      line("", "Positions without a known price are valued at their entry price.");
    }
    out.println();
  }

  private void value(String name, double value, double total) {
    line(name, "$%.2f (%.1f %%)", value, total == 0 ? 0 : value / total * PERCENT);
  }

  private void risk() {
    line("Today's PnL", "%+.2f USD realized", status.todaysResult());
    Optional<PhaseSettings> phase = status.phase();
    loss("Daily loss", status.dailyLoss(), phase.map(PhaseSettings::maxDailyLoss));
    loss("Total loss", status.totalLoss(), phase.map(PhaseSettings::maxTotalLoss));
    phase.ifPresent(
        settings ->
            line(
                "Net result",
                "%+.2f USD since the start (losses above are gross: gains do not offset them)",
                status.totalValue() - settings.capital().doubleValue()));
    line(
        "Trades today",
        "%d%s",
        status.state().engine().risk().tradesToday(),
        phase.map(settings -> " of at most " + settings.maxTradesPerDay()).orElse(""));
    out.println();
  }

  private void loss(String name, BigDecimal loss, Optional<BigDecimal> limit) {
    if (limit.isEmpty()) {
      line(name, "$%.2f (limit n/a: the configuration cannot be used)", loss);
    } else {
      line(
          name,
          "$%.2f of $%.2f, $%.2f left",
          loss,
          limit.get(),
          limit.get().subtract(loss).max(BigDecimal.ZERO));
    }
  }

  private void positions() {
    out.println(status.positions().isEmpty() ? "No open positions" : "Open positions");
    for (OpenPosition position : status.positions()) {
      out.printf(
          Locale.ROOT,
          "  %-9s %s at %s, now %s: $%.2f, %+.2f USD (%+.2f %%)%n",
          position.coin(),
          CsvText.of(position.quantity()),
          CsvText.of(position.entryPrice(), 8),
          position.isPriceKnown() ? CsvText.of(position.price(), 8) : "n/a",
          position.value(),
          position.unrealized(),
          position.unrealizedPercent());
      out.printf(
          Locale.ROOT,
          "            stop %s (%.1f %% away), target %s (%.1f %% away), open for %s%n",
          CsvText.of(position.stop(), 8),
          position.toStopPercent(),
          CsvText.of(position.target(), 8),
          position.toTargetPercent(),
          age(Duration.between(position.opened(), status.now())));
    }
    out.println();
  }

  private void trades() {
    List<List<String>> all = status.trades();
    out.println(all.isEmpty() ? "No trades yet" : "Last trades");
    for (List<String> row : all.subList(Math.max(0, all.size() - RECENT), all.size())) {
      out.printf(
          "  %s %-4s %-9s %s at %s%s (%s)%n",
          row.get(0),
          row.get(3),
          row.get(2),
          row.get(5),
          row.get(4),
          row.get(3).equals("SELL") ? ", " + cents(row.get(6)) + " USD" : "",
          row.get(7));
    }
    out.println();
  }

  private static String cents(String amount) {
    return String.format(Locale.ROOT, "%+.2f", new BigDecimal(amount));
  }

  private void plans() {
    line(
        "Next rebalance",
        "%s",
        status.nextRebalance().map(Instant::toString).orElse("not set yet"));
    line("Last skim", "%s", status.lastSkim().map(Instant::toString).orElse("none yet"));
    line("Kill switch", "%s", status.killSwitch().isPresent() ? "ON" : "off");
  }

  private void why() {
    out.println();
    if (status.why().isEmpty()) {
      out.println("No candle was judged yet.");
    }
    for (JsonNode decision : status.why().values()) {
      out.printf(
          "%s: %s on the candle of %s%s%n",
          decision.path("coin").asText(),
          decision.path("signal").asText(),
          decision.path("candle").path("open_time").asText(),
          decision.path("blocked_reason").isTextual()
              ? ", blocked: " + decision.path("blocked_reason").asText()
              : "");
      for (JsonNode condition : decision.path("conditions")) {
        double value = condition.path("value").asDouble(Double.NaN);
        double threshold = condition.path("threshold").asDouble(Double.NaN);
        out.printf(
            "  %-3s %-38s %s %s %s, %s away%n",
            condition.path("holds").asBoolean() ? "yes" : "no",
            condition.path("name").asText(),
            CsvText.of(value, 6),
            condition.path("compare").asText(),
            CsvText.of(threshold, 6),
            CsvText.of(Math.abs(value - threshold), 6));
      }
    }
  }
}
