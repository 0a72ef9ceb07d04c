package io.cryptobot.health;

import io.cryptobot.exchange.AccountException;
import io.cryptobot.exchange.TradingAccount;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The account's fee is not above the one that is reckoned with, and leaves something to win. */
public final class FeeRateCheck extends AccountQuestion {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final BigDecimal configured;
  private final List<Target> targets;

  /**
   * What trades are to win.
   *
   * @param coins that it is for
   * @param percent of the entry price at which a profit is taken
   */
  public record Target(List<String> coins, double percent) {}

  /**
   * @param configured the rate of connections.json
   */
  public FeeRateCheck(TradingAccount account, BigDecimal configured, List<Target> targets) {
    super("fee rate", account);
    this.configured = configured;
    this.targets = List.copyOf(targets);
  }

  @Override
  Finding of(TradingAccount account) throws AccountException {
    BigDecimal fee = account.takerFeeRate();
    Finding rate = of(fee, configured);
    List<Finding> warnings =
        Stream.concat(Stream.of(rate), targets.stream().map(target -> of(fee, target)))
            .filter(finding -> finding.level() == Level.WARN)
            .toList();
    return warnings.isEmpty()
        ? rate
        : Finding.warn(
            warnings.stream().map(Finding::fact).collect(Collectors.joining("; ")),
            warnings.stream().map(Finding::whatToDo).distinct().collect(Collectors.joining(" ")));
  }

  /** What is to be said of an account's fee beside the configured one. */
  public static Finding of(BigDecimal fee, BigDecimal configured) {
    return fee.compareTo(configured) <= 0
        ? Finding.pass("the account pays " + percent(fee) + " a trade")
        : Finding.warn(
            "the account pays "
                + percent(fee)
                + " a trade, more than the "
                + percent(configured)
                + " of connections.json (fee_rate) that backtest and paper reckon with",
            "Set fee_rate to " + fee.stripTrailingZeros().toPlainString() + " there.");
  }

  /** Where two fees take more than half of what a trade can win, hardly any can win (S30). */
  public static Finding of(BigDecimal fee, Target target) {
    BigDecimal both = fee.multiply(TWO);
    BigDecimal profit = BigDecimal.valueOf(target.percent()).movePointLeft(2);
    return both.multiply(TWO).compareTo(profit) <= 0
        ? Finding.pass("two fees leave half of the take profit of " + target.coins())
        : Finding.warn(
            "buying and selling "
                + target.coins()
                + " costs "
                + percent(both)
                + " in fees, more than half of the take profit of "
                + percent(profit),
            "Such trades mostly feed the exchange: raise take_profit_percent, or let the coins"
                + " be.");
  }

  private static String percent(BigDecimal part) {
    return part.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
