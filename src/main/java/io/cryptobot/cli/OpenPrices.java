package io.cryptobot.cli;

import io.cryptobot.simulator.Prices;

/** Prices that hold something open. */
interface OpenPrices extends Prices, AutoCloseable {
  @Override
  void close();
}
