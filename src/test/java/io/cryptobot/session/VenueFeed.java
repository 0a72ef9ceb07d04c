package io.cryptobot.session;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.feed.PriceFailure;
import io.cryptobot.feed.PriceService;
import io.cryptobot.feed.Prices;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The simulator's own prices, over HTTP; waiting for it lets virtual time pass. */
final class VenueFeed implements PriceService {
  private final TradingAccount account;

  VenueFeed(AccountWorld world) {
    account = world.account(world.time::pass);
  }

  @Override
  public String name() {
    return "exchange";
  }

  @Override
  public Prices quotes(List<Coin> coins, Duration within) {
    Map<Coin, Quote> quotes = new LinkedHashMap<>();
    List<PriceFailure> failures = new ArrayList<>();
    for (Coin coin : coins) {
      try {
        quotes.put(coin, account.quote(coin));
      } catch (AccountException e) {
        failures.add(PriceFailure.ofCoin(name(), coin, String.valueOf(e.getMessage())));
      }
    }
    return new Prices(quotes, failures);
  }

  @Override
  public void close() {
    account.close();
  }
}
