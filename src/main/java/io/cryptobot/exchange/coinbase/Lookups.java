package io.cryptobot.exchange.coinbase;

import io.cryptobot.exchange.AccountException;
import java.util.Optional;

/** Questions for one thing, which may not be there. */
final class Lookups {
  private Lookups() {}

  /** A question. */
  @FunctionalInterface
  interface Question<T> {

    /**
     * Asks.
     *
     * @throws AccountException if it is not answered
     */
    T ask() throws AccountException;
  }

  /** Empty where the answer is that there is none. */
  static <T> Optional<T> find(Question<T> question) throws AccountException {
    try {
      return Optional.of(question.ask());
    } catch (AccountException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
