package io.cryptobot.orders;

import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.Exchange;
import io.cryptobot.engine.Order;
import io.cryptobot.market.Coin;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.state.OrderIntent;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a session's orders are made. What the engine places in a step is written down, kept with the
 * step, and only then sent; what became of it is told later. Used by the session's thread alone.
 */
public interface Trading extends OrderNames {

  /** Where the engine places its orders. */
  Exchange exchange();

  /**
   * Begins for a ledger, once.
   *
   * @param ledgerId part of every client order id
   * @param state of the engine, as it was remembered
   * @param intents that were remembered with it
   * @param lastStep until when the ledger knows everything; null for a fresh one
   * @return the number of this process's first order
   */
  long begin(
      String ledgerId, EngineState state, List<OrderIntent> intents, @Nullable Instant lastStep);

  /**
   * Writes down what was placed since.
   *
   * @param limits what the limits leave, in words, for who is asked to say yes
   */
  void write(Instant now, String limits);

  /** What is to be remembered. */
  List<OrderIntent> intents();

  /** Sends what was written down, now that it is kept. */
  void send();

  /**
   * Sends the exits that were written down, although the step could not be kept, and waits for it;
   * forgets all else that was.
   *
   * @param note puts an order on disk in another place, and says whether it could
   */
  void sendNoted(Predicate<Ticket> note);

  /**
   * Looks at the account now and then, and compares.
   *
   * @param state of the engine's ledger
   */
  void look(Instant now, EngineState state);

  /** Lets what is under way go on; to be called every second. */
  void tick();

  /** Orders of this ledger that it does not know, because it is older than they are. */
  List<Order> takeUnknown();

  /** The orders that ended since the last call. */
  List<Ended> takeEnded();

  /** An order that ended is booked: its intent need not be remembered any longer. */
  void booked(long order);

  /** What a person has to know, since the last call. */
  List<OrderNote> takeNotes();

  /** Whether something is to be kept although no order ended. */
  boolean isToBeKept();

  /** Why entries of a coin are forbidden by the account; null if they are not. */
  @Nullable BlockReason block(Coin coin);

  /** Whether the exchange was asked for orders that the ledger does not know. */
  boolean knowsItsOrders();

  /** Whether nothing is under way. */
  boolean isIdle();

  /** Whether orders are made at an exchange. */
  boolean isReal();
}
