package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.KeyPermissions;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.health.ClockCheck;
import io.cryptobot.health.FeeRateCheck;
import io.cryptobot.health.FeeRateCheck.Target;
import io.cryptobot.health.Finding;
import io.cryptobot.health.KeyRightsCheck;
import io.cryptobot.health.Level;
import io.cryptobot.health.ProductsCheck;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What has to be known of an account before it is traded with.
 *
 * @param products that it offers
 * @param feeRate its own
 * @param tellsTransfers whether the exchange says if the key may transfer
 * @param warnings for the person
 */
record AccountCheck(
    Map<Coin, ProductTerms> products,
    Map<String, Balance> balances,
    BigDecimal feeRate,
    boolean tellsTransfers,
    List<String> warnings) {

  /**
   * Asks the account.
   *
   * @param config with the fee rate that backtest and paper reckon with, and the take profits
   * @throws CommandFailedException if it cannot be traded with, saying why
   */
  static AccountCheck of(
      TradingAccount account, List<Coin> coins, BotConfig config, Console console) {
    List<String> warnings = new ArrayList<>();
    try {
      Finding clock = ClockCheck.of(Duration.between(console.clock().instant(), account.time()));
      heed(new Finding(clock.level(), "the clock is " + clock.fact(), clock.whatToDo()), warnings);
      KeyPermissions may = account.permissions();
      heed(KeyRightsCheck.of(may), warnings);
      Map<Coin, ProductTerms> products = account.products(coins);
      heed(ProductsCheck.of(account.name(), coins, products), warnings);
      BigDecimal fee = account.takerFeeRate();
      heed(FeeRateCheck.of(fee, config.connections().feeRate()), warnings);
      targets(config).forEach(target -> heed(FeeRateCheck.of(fee, target), warnings));
      return new AccountCheck(
          products, account.balances(), fee, may.canTransfer().isPresent(), warnings);
    } catch (AccountException e) {
      throw new CommandFailedException(
          account.name()
              + " cannot be used: "
              + e.getMessage()
              + ". Nothing is traded. Look at --health, and at --credentials check.",
          e);
    }
  }

  /** What trades are to win, by strategy. */
  static List<Target> targets(BotConfig config) {
    return Stream.of(config.conservative(), config.aggressive())
        .map(settings -> new Target(settings.coins(), settings.takeProfitPercent()))
        .toList();
  }

  /** What health calls a failure refuses the start; what it warns of is told. */
  private static void heed(Finding finding, List<String> warnings) {
    String text = finding.fact() + ". " + finding.whatToDo();
    String sentence = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    if (finding.level() == Level.FAIL) {
      throw new CommandFailedException(sentence);
    }
    if (finding.level() == Level.WARN) {
      warnings.add(sentence);
    }
  }

  /** The largest minimum that the exchange asks of an order, in US dollars. */
  BigDecimal productMinimum() {
    return ProductsCheck.minimum(products);
  }

  /** What a new portfolio begins with: the phase's capital, or the cash where there is less. */
  BigDecimal capital(BigDecimal wanted) {
    return wanted.min(balances.getOrDefault("USD", Balance.NONE).available());
  }
}
