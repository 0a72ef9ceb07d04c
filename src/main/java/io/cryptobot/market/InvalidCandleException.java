package io.cryptobot.market;

/** A candle that cannot be: its message says which value and why, without naming the source. */
public final class InvalidCandleException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidCandleException(String message) {
    super(message);
  }
}
