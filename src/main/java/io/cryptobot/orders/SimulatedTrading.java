package io.cryptobot.orders;

import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.Exchange;
import io.cryptobot.engine.Order;
import io.cryptobot.market.Coin;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.state.OrderIntent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Orders that are filled as they are placed: nothing is ever under way. */
public record SimulatedTrading(Exchange exchange) implements Trading {

  @Override
  public long begin(
      String ledgerId, EngineState state, List<OrderIntent> intents, @Nullable Instant lastStep) {
    return state.orders().next();
  }

  @Override
  public void write(Instant now, String limits) {}

  @Override
  public List<OrderIntent> intents() {
    return List.of();
  }

  @Override
  public void send() {}

  @Override
  public void sendNoted(Predicate<Ticket> note) {}

  @Override
  public void look(Instant now, EngineState state) {}

  @Override
  public void tick() {}

  @Override
  public List<Order> takeUnknown() {
    return List.of();
  }

  @Override
  public List<Ended> takeEnded() {
    return List.of();
  }

  @Override
  public void booked(long order) {}

  @Override
  public List<OrderNote> takeNotes() {
    return List.of();
  }

  @Override
  public boolean isToBeKept() {
    return false;
  }

  @Override
  public @Nullable BlockReason block(Coin coin) {
    return null;
  }

  @Override
  public TradeNote note(long order) {
    return TradeNote.NONE;
  }

  @Override
  public Optional<String> clientOrderId(long order) {
    return Optional.empty();
  }

  @Override
  public boolean knowsItsOrders() {
    return true;
  }

  @Override
  public boolean isIdle() {
    return true;
  }

  @Override
  public boolean isReal() {
    return false;
  }
}
