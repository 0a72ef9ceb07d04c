package io.cryptobot.feed;

import io.cryptobot.market.Coin;
import java.time.Duration;
import java.util.List;

/** A service that tells what coins cost now. Thread-safe. */
public interface PriceService extends AutoCloseable {

  /** Names the service in quotes, messages and the configuration: {@code coinbase}. */
  String name();

  /**
   * What these coins cost. Each coin has a quote, or a failure of its own or of the whole feed says
   * why not; a failure of the network is told by the result and never thrown.
   *
   * @param coins those that are wanted; a quote of another one does not come
   * @param within the time after which the call returns with what it has
   */
  Prices quotes(List<Coin> coins, Duration within);

  /** Ends its threads and connections; a call that is under way fails. */
  @Override
  void close();
}
