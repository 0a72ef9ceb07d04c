package io.cryptobot.explain;

import java.time.Instant;
import java.util.List;

/**
 * What came of judging recorded decisions again.
 *
 * @param from time of the first decision
 * @param to time of the last
 * @param decisions how many candles were judged by the bot
 * @param agreed how many of them came out the same in signal, every condition and candle
 * @param differences in the order of their candles
 */
public record Verification(
    Instant from, Instant to, int decisions, int agreed, List<Difference> differences) {

  /** Whether nothing differs, or all that does had to. */
  public boolean isExplained() {
    return differences.stream().allMatch(difference -> difference.cause().explains());
  }
}
