package io.cryptobot.orders;

import java.util.Optional;

/** Tells what an exchange knows orders by. */
public interface OrderNames {

  /** Of orders that are made at no exchange. */
  OrderNames NONE =
      new OrderNames() {
        @Override
        public TradeNote note(long order) {
          return TradeNote.NONE;
        }

        @Override
        public Optional<String> clientOrderId(long order) {
          return Optional.empty();
        }
      };

  /** What is logged of an order with its trade. */
  TradeNote note(long order);

  /** Our name for an order at the exchange; empty if it is made at none. */
  Optional<String> clientOrderId(long order);
}
