package io.cryptobot.orders;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the account holds and how its coins can be traded, read beside the engine's thread. */
public final class AccountWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AccountWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(60);

  private final TradingAccount account;
  private final List<Coin> coins;
  private final Clock clock;
  private final Executor threads;
  private boolean isReading;
  private Instant nextReading = Instant.MIN;
  private Map<Coin, ProductTerms> products;
  private Map<String, Balance> balances = Map.of();
  private Optional<Instant> balancesAsOf = Optional.empty();

  /**
   * @param products as they were at the start
   */
  public AccountWatch(
      TradingAccount account,
      List<Coin> coins,
      Map<Coin, ProductTerms> products,
      Clock clock,
      Executor threads) {
    this.account = account;
    this.coins = List.copyOf(coins);
    this.products = Map.copyOf(products);
    this.clock = clock;
    this.threads = threads;
  }

  /**
   * What the account held.
   *
   * @param asOf a time at which it held that, or a little before
   */
  public record Holdings(Map<String, Balance> balances, Instant asOf) {

    public Balance of(String currency) {
      return balances.getOrDefault(currency, Balance.NONE);
    }
  }

  /** Reads again, if that is due. Does not block. */
  void refresh() {
    synchronized (this) {
      if (isReading || clock.instant().isBefore(nextReading)) {
        return;
      }
      isReading = true;
      nextReading = clock.instant().plus(EVERY);
    }
    threads.execute(this::read);
  }

  /** Lets the next look read again although the last reading is young: something has changed. */
  synchronized void expire() {
    nextReading = Instant.MIN;
  }

  private void read() {
    try {
      Map<Coin, ProductTerms> terms = account.products(coins);
      Instant asked = clock.instant();
      Map<String, Balance> held = account.balances();
      synchronized (this) {
        products = Map.copyOf(terms);
        balances = Map.copyOf(held);
        balancesAsOf = Optional.of(asked);
      }
    } catch (AccountException | RuntimeException e) {
      LOG.warn("event=account_not_read reason=\"{}\"", String.valueOf(e.getMessage()));
    } finally {
      synchronized (this) {
        isReading = false;
      }
    }
  }

  synchronized Optional<ProductTerms> terms(Coin coin) {
    return Optional.ofNullable(products.get(coin));
  }

  synchronized Optional<Holdings> holdings() {
    return balancesAsOf.map(time -> new Holdings(balances, time));
  }
}
