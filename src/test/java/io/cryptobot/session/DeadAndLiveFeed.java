package io.cryptobot.session;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.feed.LivePrices;
import io.cryptobot.feed.PriceFailure;
import io.cryptobot.feed.PriceService;
import io.cryptobot.feed.Prices;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prices as a live bot has them, from two feeds: the first is dead, the second is the exchange. */
final class DeadAndLiveFeed implements PriceSource {
  private static final double STOP = 0.95;

  /** When a coin's price was first seen below its stop. */
  final Map<Coin, Instant> firstBelow = new HashMap<>();

  private final Map<Coin, PositionState> positions;
  private final VirtualTime time;
  private final TradingAccount account;
  private final PriceDesk desk;

  DeadAndLiveFeed(AccountWorld world, Map<Coin, PositionState> positions) {
    this.positions = positions;
    time = world.time;
    account =
        world.account(
            pause -> {
              throw new InterruptedException("not put again");
            });
    LivePrices prices =
        new LivePrices(List.of(new Dead(), new Exchange()), Duration.ofSeconds(10), time);
    desk = new PriceDesk(prices, time, time);
  }

  @Override
  public Round read(List<Coin> coins, Map<Coin, Double> lastCloses) throws InterruptedException {
    Round round = desk.read(coins, lastCloses);
    round
        .byCoin()
        .forEach(
            (coin, price) -> {
              PositionState position = positions.get(coin);
              if (position != null && price.quote().bid() <= STOP * position.peak()) {
                firstBelow.putIfAbsent(coin, price.quote().time());
              }
            });
    return round;
  }

  private static final class Dead implements PriceService {
    @Override
    public String name() {
      return "dead";
    }

    @Override
    public Prices quotes(List<Coin> coins, Duration within) {
      return new Prices(
          Map.of(), List.of(new PriceFailure("dead", Optional.empty(), "dead.", Optional.empty())));
    }

    @Override
    public void close() {
      // Has nothing open.
    }
  }

  private final class Exchange implements PriceService {
    @Override
    public String name() {
      return "exchange";
    }

    @Override
    public Prices quotes(List<Coin> coins, Duration within) {
      Map<Coin, Quote> quotes = new LinkedHashMap<>();
      for (Coin coin : coins) {
        for (int attempt = 0; attempt < 2 && !quotes.containsKey(coin); attempt++) {
          try {
            quotes.put(coin, account.quote(coin));
          } catch (AccountException e) {
            Thread.interrupted();
          }
        }
      }
      return new Prices(quotes, List.of());
    }

    @Override
    public void close() {
      account.close();
    }
  }
}
