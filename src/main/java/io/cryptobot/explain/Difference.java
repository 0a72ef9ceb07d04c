package io.cryptobot.explain;

import io.cryptobot.market.Coin;
import java.time.Instant;

/**
 * Where the bot decided something else than a backtest over the candles would have, or would have
 * traded at another price.
 *
 * @param coin which
 * @param candle open time of the candle
 * @param cause why
 * @param details what differed, in a few words
 */
public record Difference(Coin coin, Instant candle, Cause cause, String details) {

  /** Why something differs; whether that explains it. */
  public enum Cause {
    /** The candle, or one before it, had other values when it was judged. */
    FEED_DIFFERED("feed differed", true),

    /** The price of the moment was not the open of the next candle. */
    PRICE_MOVED("price moved", true),

    /** The signal held, but something forbade the entry. */
    BLOCKED("blocked", true),

    /** It was decided by other settings. */
    CONFIGURATION_CHANGED("configuration changed", true),

    /** The value stood on its threshold, and the averages' rounding decided. */
    ON_THRESHOLD("on the threshold", true),

    /** No bot ran when the candle was to be judged, or the market was not there. */
    NOT_JUDGED("not judged", true),

    /** There are no candles to judge it again with. */
    NO_CANDLES("no candles", false),

    /** None of these. */
    UNEXPLAINED("unexplained", false);

    private final String label;
    private final boolean explains;

    Cause(String label, boolean explains) {
      this.label = label;
      this.explains = explains;
    }

    public String label() {
      return label;
    }

    /** Whether it makes the difference one that had to be. */
    public boolean explains() {
      return explains;
    }
  }
}
