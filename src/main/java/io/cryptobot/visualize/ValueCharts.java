package io.cryptobot.visualize;

import io.cryptobot.backtest.Drawdown;
import io.cryptobot.backtest.EquityCurve;
import io.cryptobot.backtest.Texts;
import io.cryptobot.chart.AllocationChart;
import io.cryptobot.chart.AllocationChart.Level;
import io.cryptobot.chart.Curve;
import io.cryptobot.chart.DrawdownChart;
import io.cryptobot.chart.EquityChart;
import io.cryptobot.chart.EquityPicture;
import io.cryptobot.chart.EquityPicture.Mark;
import io.cryptobot.chart.Heading;
import io.cryptobot.chart.NoDataChart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The pictures of what the account was worth: equity, allocation, drawdown. */
final class ValueCharts {
  private static final double PERCENT = 100;
  private static final String EQUITY = "what the account was worth";
  private static final String ALLOCATION = "how the account is split";
  private static final String DRAWDOWN = "how far below its highest";

  private final TradingHistory history;
  private final EquityCurve values;
  private final Captions captions;

  ValueCharts(TradingHistory history) {
    this.history = history;
    this.values = history.equity();
    this.captions = new Captions(history);
  }

  byte[] equity() {
    if (values.size() == 0) {
      return noValues(EQUITY);
    }
    Heading heading =
        captions.heading(
            became(),
            "Trades: "
                + Captions.wonOf(history.trips().ended())
                + ".  Fees: "
                + Texts.money(history.fees()));
    return EquityChart.png(
        new EquityPicture(
            heading.title(),
            heading.subtitle(),
            heading.warning(),
            curve("Account", values::total),
            List.of(),
            List.of(
                curve("Conservative strategy", values::conservative),
                curve("Aggressive strategy", values::aggressive)),
            new Curve("Drawdown", seconds(), Drawdown.curve(values, history.begins())),
            history.capital(),
            lastBegin()));
  }

  private String became() {
    double last = values.total(values.size() - 1);
    double change = (last / history.capital() - 1) * PERCENT;
    return Texts.money(history.capital())
        + " became "
        + Texts.money(last)
        + " ("
        + Texts.signedPercent(change)
        + ")";
  }

  /** Where the portfolio that the title speaks of begins, if others went before. */
  private Optional<Mark> lastBegin() {
    int last = history.begins().size() - 1;
    return last == 0
        ? Optional.empty()
        : Optional.of(
            new Mark(values.second(history.begins().get(last).point()), "new portfolio begun"));
  }

  byte[] allocation(List<Level> levels) {
    if (values.size() == 0) {
      return noValues(ALLOCATION);
    }
    int last = values.size() - 1;
    return AllocationChart.png(
        captions.heading(
            ALLOCATION,
            "At the end: conservative "
                + part(values.conservative(last), last)
                + ", aggressive "
                + part(values.aggressive(last), last)),
        curve("Conservative strategy", this::conservativeShare),
        levels);
  }

  private String part(double dollars, int point) {
    return Texts.money(dollars) + " (" + Texts.percent(share(dollars, values.total(point))) + ")";
  }

  private double conservativeShare(int point) {
    return share(values.conservative(point), values.total(point));
  }

  private static double share(double part, double total) {
    return total == 0 ? 0 : part / total * PERCENT;
  }

  byte[] drawdown() {
    if (values.size() == 0) {
      return noValues(DRAWDOWN);
    }
    double[] below = Drawdown.curve(values, history.begins());
    int deepest = 0;
    for (int point = 1; point < below.length; point++) {
      deepest = below[point] < below[deepest] ? point : deepest;
    }
    boolean fell = below[deepest] < 0;
    Optional<Mark> mark =
        fell
            ? Optional.of(new Mark(values.second(deepest), Texts.percent(below[deepest])))
            : Optional.empty();
    String when = Texts.minute(Instant.ofEpochSecond(values.second(deepest)));
    return DrawdownChart.png(
        captions.heading(
            DRAWDOWN,
            fell
                ? "Deepest: " + Texts.percent(-below[deepest]) + " on " + when
                : "The account was never below its highest"),
        new Curve("Drawdown", seconds(), below),
        mark);
  }

  private Curve curve(String name, IntToDoubleFunction value) {
    return new Curve(
        name, seconds(), IntStream.range(0, values.size()).mapToDouble(value).toArray());
  }

  private long[] seconds() {
    return IntStream.range(0, values.size()).mapToLong(values::second).toArray();
  }

  private byte[] noValues(String what) {
    return NoDataChart.png(
        captions.heading(what, ""),
        "No trades yet",
        "Nothing is logged of this environment. Charts appear when a bot has run in it.");
  }
}
