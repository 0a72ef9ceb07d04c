package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.health.AccountClockCheck;
import io.cryptobot.health.FeeRateCheck;
import io.cryptobot.health.Finding;
import io.cryptobot.health.HealthCheck;
import io.cryptobot.health.HomeView;
import io.cryptobot.health.KeyRightsCheck;
import io.cryptobot.health.ProductsCheck;
import io.cryptobot.health.WalletCheck;
import io.cryptobot.home.Home;
import io.cryptobot.market.Coin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The checks of the account that a home trades with; none for one that trades with play money. */
final class HealthAccount implements AutoCloseable {
  static final HealthAccount NONE = new HealthAccount(List.of(), Optional.empty());

  private static final Set<String> WITH_ACCOUNT =
      Set.of(
          AccountSource.LIVE,
          AccountSource.DRY_RUN,
          AccountSource.SANDBOX,
          AccountSource.SIMULATOR);

  private final List<HealthCheck> checks;
  private final Optional<TradingAccount> account;

  private HealthAccount(List<HealthCheck> checks, Optional<TradingAccount> account) {
    this.checks = checks;
    this.account = account;
  }

  static HealthAccount of(
      Home home, Keys keys, Optional<BotConfig> config, HomeView view, Console console) {
    if (!WITH_ACCOUNT.contains(view.environment())) {
      return NONE;
    }
    if (config.isEmpty()) {
      return known(Finding.skip("not asked: config has to be mended first"));
    }
    Optional<PhaseSettings> phase = config.get().phase(view.phase());
    if (phase.isEmpty()) {
      return known(
          Finding.fail(
              "deployment.json no longer has the phase " + view.phase(),
              "Put it back: this portfolio trades in it."));
    }
    try {
      AccountSource source =
          AccountSource.of(
              view.environment(), phase.get(), keys, config.get().connections(), console);
      List<HealthCheck> checks = checks(home, source, config.get(), phase.get(), console);
      return new HealthAccount(checks, Optional.of(source.account()));
    } catch (CommandFailedException e) {
      return known(Finding.fail("cannot be opened", String.valueOf(e.getMessage())));
    }
  }

  private static HealthAccount known(Finding finding) {
    return new HealthAccount(List.of(HealthCheck.known("account", finding)), Optional.empty());
  }

  private static List<HealthCheck> checks(
      Home home, AccountSource source, BotConfig config, PhaseSettings phase, Console console) {
    TradingAccount account = source.account();
    List<Coin> coins =
        Stream.of(config.conservative(), config.aggressive())
            .flatMap(settings -> settings.coins().stream())
            .map(Coin::new)
            .toList();
    return List.of(
        new AccountClockCheck(account, console.clock()),
        new KeyRightsCheck(account, () -> isStated(home, source)),
        new WalletCheck(account),
        new FeeRateCheck(account, config.connections().feeRate(), AccountCheck.targets(config)),
        new ProductsCheck(
            account,
            coins,
            phase.maxPositionSize(),
            minimum -> Plans.smallestOrder(phase, minimum)));
  }

  private static boolean isStated(Home home, AccountSource source) {
    try {
      return AccountConsent.isStated(home, source.keyName());
    } catch (IOException e) {
      // What cannot be read states nothing; the next start asks again.
      return false;
    }
  }

  List<HealthCheck> checks() {
    return checks;
  }

  @Override
  public void close() {
    account.ifPresent(TradingAccount::close);
  }
}
