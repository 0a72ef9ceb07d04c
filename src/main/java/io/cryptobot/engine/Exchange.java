package io.cryptobot.engine;

import io.cryptobot.portfolio.Fill;
import java.util.Optional;

/** Where market orders are made. */
public interface Exchange {

  /**
   * Takes an order.
   *
   * @return its fill, if it is filled at once and whole; empty if it is under way, and {@link
   *     Engine#settle} is told what became of it
   */
  Optional<Fill> place(Order order);
}
