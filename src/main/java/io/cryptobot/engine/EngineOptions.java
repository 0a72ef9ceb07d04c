package io.cryptobot.engine;

/**
 * What is left open by strategy, limits and candles.
 *
 * @param stopsFillAtWorseOfLevelAndClose whether a stop within a candle fills at the candle's close
 *     where that is below the level, as a bot that looks once a candle would have fared
 * @param sellsAtHardStop whether the total loss limit sells what is held instead of keeping it
 */
public record EngineOptions(boolean stopsFillAtWorseOfLevelAndClose, boolean sellsAtHardStop) {
  public static final EngineOptions DEFAULT = new EngineOptions(false, false);
}
