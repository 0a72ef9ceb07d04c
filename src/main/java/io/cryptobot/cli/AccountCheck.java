package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.StrategySettings;
import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.Balance;
import io.cryptobot.exchange.KeyPermissions;
import io.cryptobot.exchange.ProductTerms;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
  private static final Duration SKEW = Duration.ofSeconds(5);
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  /**
   * Asks the account.
   *
   * @param config with the fee rate that backtest and paper reckon with, and the take profits
   * @throws CommandFailedException if it cannot be traded with, saying why
   */
  static AccountCheck of(
      TradingAccount account, List<Coin> coins, BotConfig config, Console console) {
    BigDecimal configuredFee = config.connections().feeRate();
    List<String> warnings = new ArrayList<>();
    try {
      Duration skew = Duration.between(account.time(), console.clock().instant());
      if (skew.abs().compareTo(SKEW) > 0) {
        warnings.add(
            "This computer's clock is "
                + Math.abs(skew.toSeconds())
                + " s "
                + (skew.isNegative() ? "behind" : "ahead of")
                + " the exchange's. Requests may be refused: switch on that Windows sets the time"
                + " by itself.");
      }
      KeyPermissions may = account.permissions();
      checkKey(may);
      Map<Coin, ProductTerms> products = account.products(coins);
      List<Coin> missing = coins.stream().filter(coin -> !products.containsKey(coin)).toList();
      if (!missing.isEmpty()) {
        warnings.add(account.name() + " does not offer " + missing + ": they are not traded here.");
      }
      if (products.isEmpty()) {
        throw new CommandFailedException(
            account.name() + " offers none of the coins " + coins + ": there is nothing to trade.");
      }
      BigDecimal fee = account.takerFeeRate();
      if (fee.compareTo(configuredFee) > 0) {
        warnings.add(
            "The account pays "
                + fee.multiply(PERCENT).stripTrailingZeros().toPlainString()
                + " % a trade, more than the "
                + configuredFee.multiply(PERCENT).stripTrailingZeros().toPlainString()
                + " % of connections.json (fee_rate) that backtest and paper reckon with.");
      }
      List.of(config.conservative(), config.aggressive())
          .forEach(settings -> warnAboutFees(fee, settings, warnings));
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

  /** Where two fees take more than half of what a trade can win, hardly any can win. */
  private static void warnAboutFees(
      BigDecimal fee, StrategySettings settings, List<String> warnings) {
    BigDecimal both = fee.multiply(PERCENT).multiply(BigDecimal.valueOf(2));
    BigDecimal target = BigDecimal.valueOf(settings.takeProfitPercent());
    if (both.multiply(BigDecimal.valueOf(2)).compareTo(target) > 0) {
      warnings.add(
          "Buying and selling "
              + settings.coins()
              + " costs "
              + both.stripTrailingZeros().toPlainString()
              + " % in fees, more than half of the take profit of "
              + target.stripTrailingZeros().toPlainString()
              + " %: such trades mostly feed the exchange.");
    }
  }

  private static void checkKey(KeyPermissions may) {
    if (may.canTransfer().orElse(false)) {
      throw new CommandFailedException(
          "This key may TRANSFER money away. The bot never needs that, and whoever steals the key"
              + " could empty the account: make a key with the permissions view and trade only,"
              + " and store that one with --credentials set.");
    }
    if (!may.canView() || !may.canTrade()) {
      throw new CommandFailedException(
          "This key may not "
              + (may.canView() ? "trade" : "view")
              + ": make one with the permissions view and trade, and store it with --credentials"
              + " set.");
    }
  }

  /** The largest minimum that the exchange asks of an order, in US dollars. */
  BigDecimal productMinimum() {
    return products.values().stream()
        .map(ProductTerms::quoteMinimum)
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  /** What a new portfolio begins with: the phase's capital, or the cash where there is less. */
  BigDecimal capital(BigDecimal wanted) {
    return wanted.min(balances.getOrDefault("USD", Balance.NONE).available());
  }
}
