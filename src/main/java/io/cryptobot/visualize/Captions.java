package io.cryptobot.visualize;

import io.cryptobot.backtest.EquityCurve;
import io.cryptobot.backtest.RoundTrip;
import io.cryptobot.backtest.Texts;
import io.cryptobot.chart.Heading;
import io.cryptobot.engine.Trade;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The headings of a history's pictures. */
final class Captions {
  private static final double PERCENT = 100;

  private final TradingHistory history;

  Captions(TradingHistory history) {
    this.history = history;
  }

  Heading heading(String what, String subtitle) {
    String name = history.environment().replace('_', ' ');
    String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return new Heading(title + ": " + what + period(), subtitle, warning());
  }

  Optional<String> warning() {
    return history.isMadeUp()
        ? Optional.of("SAMPLE DATA: THE PRICES ARE MADE UP")
        : Optional.empty();
  }

  /** From the first day of which anything is known to the last. */
  private String period() {
    EquityCurve equity = history.equity();
    if (equity.size() > 0) {
      return between(equity.second(0), equity.second(equity.size() - 1));
    }
    List<Trade> trades = history.trades();
    return trades.isEmpty()
        ? ""
        : between(trades.get(0).second(), trades.get(trades.size() - 1).second());
  }

  private static String between(long from, long to) {
    String first = Texts.day(Instant.ofEpochSecond(from));
    String last = Texts.day(Instant.ofEpochSecond(to));
    return first.equals(last) ? ", " + first : ", " + first + " to " + last;
  }

  /** {@code 12 closed, 58 % won}. */
  static String wonOf(List<RoundTrip> trips) {
    if (trips.isEmpty()) {
      return "none closed";
    }
    long won = trips.stream().filter(RoundTrip::isWin).count();
    return Texts.count(trips.size())
        + " closed, "
        + Math.round(PERCENT * won / trips.size())
        + " % won";
  }
}
