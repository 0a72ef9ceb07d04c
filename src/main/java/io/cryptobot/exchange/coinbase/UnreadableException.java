package io.cryptobot.exchange.coinbase;

/** An answer says what cannot be. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableException() {
    super("no JSON");
  }

  UnreadableException(String message) {
    super(message);
  }
}
