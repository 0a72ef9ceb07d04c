package io.cryptobot.health;

import io.cryptobot.feed.FeedException;
import java.time.Duration;
import java.util.Locale;

/** This computer's clock and the exchange's agree; orders are signed with the time. */
public final class ClockCheck implements HealthCheck {
  private static final Duration MOST = Duration.ofSeconds(5);
  private static final double MILLIS = 1000;

  private final ExchangeClock exchange;

  public ClockCheck(ExchangeClock exchange) {
    this.exchange = exchange;
  }

  /** Tells the exchange's time. */
  @FunctionalInterface
  public interface ExchangeClock {
    /**
     * How far the exchange's clock is ahead of ours; negative if behind.
     *
     * @throws FeedException if it does not say
     */
    Duration ahead();
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public boolean needsNetwork() {
    return true;
  }

  @Override
  public Finding check() {
    Duration ahead;
    try {
      ahead = exchange.ahead();
    } catch (FeedException e) {
      return Finding.warn(
          "could not be compared with the exchange's: " + e.getMessage(),
          "Run --health again when Coinbase can be reached.");
    }
    return of(ahead);
  }

  /**
   * What is to be said of clocks that differ.
   *
   * @param ahead how far the exchange's is ahead of ours; negative if behind
   */
  public static Finding of(Duration ahead) {
    String seconds = String.format(Locale.ROOT, "%.1f", Math.abs(ahead.toMillis()) / MILLIS);
    String fact =
        seconds + " s " + (ahead.isNegative() ? "ahead of" : "behind") + " the exchange's";
    return ahead.abs().compareTo(MOST) <= 0
        ? Finding.pass(fact)
        : Finding.warn(
            fact,
            "Set the clock: Windows Settings, Time & language, Date & time, Sync now. The exchange"
                + " refuses orders that are signed with a wrong time.");
  }
}
