package io.cryptobot.session;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.feed.PriceFailure;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.session.JudgedPrice.Trust;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exchange's own prices, whatever the candles say: a sandbox trades far from the market, and
 * what is held there can be sold at its prices alone.
 */
public final class VenuePrices implements PriceSource {
  private final TradingAccount account;

  public VenuePrices(TradingAccount account) {
    this.account = account;
  }

  @Override
  public Round read(List<Coin> coins, Map<Coin, Double> lastCloses) throws InterruptedException {
    Map<Coin, JudgedPrice> prices = new LinkedHashMap<>();
    List<PriceFailure> failures = new ArrayList<>();
    for (Coin coin : coins) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try {
        Quote quote = account.quote(coin);
        prices.put(coin, new JudgedPrice(quote, Trust.SOUND));
      } catch (AccountException e) {
        if (!e.isNotFound()) {
          String text = account.name() + " gave no price of " + coin + ": " + e.getMessage() + ".";
          failures.add(PriceFailure.ofCoin(account.name(), coin, text));
        }
      }
    }
    return new Round(prices, failures);
  }
}
