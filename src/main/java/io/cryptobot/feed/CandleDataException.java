package io.cryptobot.feed;

/**
 * Candles of a file that cannot be used. The message is for a person: which file and line, what is
 * wrong, what to do.
 */
public final class CandleDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CandleDataException(String message) {
    super(message);
  }

  public CandleDataException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
