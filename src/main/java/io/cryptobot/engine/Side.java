package io.cryptobot.engine;

/** The side of a trade. */
public enum Side {
  BUY,
  SELL
}
