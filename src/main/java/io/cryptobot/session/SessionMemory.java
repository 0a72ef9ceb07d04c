package io.cryptobot.session;

import io.cryptobot.engine.Order;
import io.cryptobot.state.BotState;
import io.cryptobot.state.OrderIntent;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Where a session's steps are kept, so that none is lost and none done twice. */
public interface SessionMemory {

  /**
   * Keeps finished steps: when it returns, state and rows survive whatever happens.
   *
   * @throws SessionStoppedException if they cannot be kept; they then count as not done
   */
  void commit(BotState state, StepRows rows);

  /**
   * Ends the keeping, with all rows in their logs if these can be written.
   *
   * @throws SessionStoppedException if the state cannot be kept
   */
  void close(BotState state);

  /**
   * Writes down an order that has to go although its step could not be kept.
   *
   * @return whether that could be done; the order must not be sent else
   */
  boolean noteIntent(String ledgerId, Order order, OrderIntent intent);

  /**
   * Looks at the kept state where it lies.
   *
   * @return what is wrong with it, in a sentence; empty if it is as it was written
   */
  Optional<String> damage();

  /** The logs that could not be written when last tried; their rows wait in the state. */
  Map<String, IOException> refused();

  /** How many rows wait. */
  long rowsDue();
}
