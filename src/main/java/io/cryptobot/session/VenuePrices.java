package io.cryptobot.session;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.feed.PriceFailure;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import io.cryptobot.session.JudgedPrice.Trust;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The exchange's own prices, whatever the candles say: a sandbox trades far from the market, and
 * what is held there can be sold at its prices alone. All coins are asked for at once; one that has
 * no answer after ten seconds has no price this time.
 */
public final class VenuePrices implements PriceSource {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final TradingAccount account;
  private final Clock clock;
  private final ExecutorService threads;

  /**
   * @param threads where the questions are put, all at once
   */
  public VenuePrices(TradingAccount account, Clock clock, ExecutorService threads) {
    this.account = account;
    this.clock = clock;
    this.threads = threads;
  }

  @Override
  public Round read(List<Coin> coins, Map<Coin, Double> lastCloses) throws InterruptedException {
    Instant until = clock.instant().plus(DEADLINE);
    Map<Coin, Future<Quote>> asked = new LinkedHashMap<>();
    coins.forEach(coin -> asked.put(coin, threads.submit(() -> account.quote(coin))));
    Map<Coin, JudgedPrice> prices = new LinkedHashMap<>();
    List<PriceFailure> failures = new ArrayList<>();
    try {
      for (Map.Entry<Coin, Future<Quote>> one : asked.entrySet()) {
        take(one.getKey(), one.getValue(), until, prices, failures);
      }
    } finally {
      asked.values().forEach(question -> question.cancel(true));
    }
    return new Round(prices, failures);
  }

  private void take(
      Coin coin,
      Future<Quote> answer,
      Instant until,
      Map<Coin, JudgedPrice> prices,
      List<PriceFailure> failures)
      throws InterruptedException {
    long left = Math.max(0, Duration.between(clock.instant(), until).toMillis());
    try {
      prices.put(coin, new JudgedPrice(answer.get(left, TimeUnit.MILLISECONDS), Trust.SOUND));
    } catch (TimeoutException e) {
      failures.add(failure(coin, "no answer in " + DEADLINE.toSeconds() + " s"));
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      boolean isNotOffered = cause instanceof AccountException refusal && refusal.isNotFound();
      if (!isNotOffered) {
        failures.add(failure(coin, String.valueOf(cause.getMessage())));
      }
    }
  }

  private PriceFailure failure(Coin coin, String why) {
    return PriceFailure.ofCoin(
        account.name(), coin, account.name() + " gave no price of " + coin + ": " + why + ".");
  }
}
