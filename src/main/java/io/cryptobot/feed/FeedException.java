package io.cryptobot.feed;

/**
 * Candles or prices that could not be got from the network, or candles not be kept in the cache.
 * The message is for a person: what failed and why.
 */
public final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean forEveryCoin;

  private FeedException(String message, boolean forEveryCoin) {
    super(HttpAnswer.message(message));
    this.forEveryCoin = forEveryCoin;
  }

  /** The service, or the cache, cannot be used at the moment, whatever it is asked. */
  static FeedException ofService(String message) {
    return new FeedException(message, true);
  }

  /** As {@link #ofService(String)}, with what led to it. */
  static FeedException ofService(String message, Throwable cause) {
    FeedException failure = ofService(message);
    failure.initCause(cause);
    return failure;
  }

  /** The service works and refuses this coin. */
  static FeedException ofCoin(String message) {
    return new FeedException(message, false);
  }

  /** As {@link #ofCoin(String)}, with what led to it. */
  static FeedException ofCoin(String message, Throwable cause) {
    FeedException failure = ofCoin(message);
    failure.initCause(cause);
    return failure;
  }

  /** Whether the same service would fail for another coin too, so that asking is of no use. */
  public boolean isForEveryCoin() {
    return forEveryCoin;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
