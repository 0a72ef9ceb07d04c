package io.cryptobot.engine;

/**
 * How a simulation fills what the candles leave open.
 *
 * @param stopsFillAtWorseOfLevelAndClose whether a stop within a candle fills at the candle's close
 *     where that is below the level, as a bot that looks once a candle would have fared
 */
public record EngineOptions(boolean stopsFillAtWorseOfLevelAndClose) {
  public static final EngineOptions DEFAULT = new EngineOptions(false);
}
