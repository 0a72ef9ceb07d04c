package io.cryptobot.portfolio;

import io.cryptobot.portfolio.Portfolio.Values;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much may move between the sleeves. Only profit moves: no transfer exceeds what the giver is
 * worth above its baseline, and none exceeds the giver's cash.
 *
 * <ul>
 *   <li>Skim: aggressive ≥ trigger × baseline moves fraction × (aggressive − baseline).
 *   <li>Cap: aggressive ÷ total &gt; cap moves the excess.
 *   <li>Rebalance: the sleeve over its target share gives min(value − target, profit).
 * </ul>
 */
public final class Allocation {
  /** Floating point is off by far less than this part of a value. */
  private static final double SLACK = 1 - 1e-9;

  private final AllocationRules rules;
  private final double skimTrigger;
  private final double aggressiveCap;
  private final double smallestAmount;

  public Allocation(AllocationRules rules) {
    this.rules = rules;
    this.skimTrigger = rules.skimTrigger().doubleValue();
    this.aggressiveCap = rules.aggressiveCap().doubleValue();
    this.smallestAmount = rules.minimumSkim().min(rules.minimumTransfer()).doubleValue();
  }

  public AllocationRules rules() {
    return rules;
  }

  /**
   * Whether a skim or a cap could be due at these prices. Says no only where the exact rules would
   * say no as well; asked at every step, it spares their decimals at nearly all of them.
   */
  public boolean mayBeDue(Portfolio portfolio, double[] prices) {
    Sleeve giver = portfolio.aggressive();
    double value = giver.mark(prices) / SLACK;
    if (value < giver.baselineAsDouble() || giver.cashAsDouble() < smallestAmount * SLACK) {
      return false;
    }
    return value >= skimTrigger * giver.baselineAsDouble()
        || value >= aggressiveCap * portfolio.mark(prices);
  }

  /** The skim that is due now, if any. */
  public Optional<Transfer> skim(Portfolio portfolio, Values values) {
    Sleeve giver = portfolio.aggressive();
    BigDecimal trigger = rules.skimTrigger().multiply(giver.baseline());
    if (values.aggressive().compareTo(trigger) < 0) {
      return Optional.empty();
    }
    BigDecimal excess = values.aggressive().subtract(giver.baseline());
    BigDecimal amount = rules.skimFraction().multiply(excess).min(excess).min(giver.cash());
    return transfer(Transfer.Kind.SKIM, giver.id(), amount, rules.minimumSkim());
  }

  /** The cut back to the cap that is due now, if any. */
  public Optional<Transfer> cap(Portfolio portfolio, Values values) {
    Sleeve giver = portfolio.aggressive();
    BigDecimal allowed = values.total().multiply(rules.aggressiveCap());
    if (values.aggressive().compareTo(allowed) <= 0) {
      return Optional.empty();
    }
    BigDecimal amount =
        values.aggressive().subtract(allowed).min(profit(giver, values)).min(giver.cash());
    return transfer(Transfer.Kind.CAP, giver.id(), amount, rules.minimumTransfer());
  }

  /** The sleeve that is worth more than its target share, if one is. */
  public Optional<SleeveId> overTarget(Values values) {
    for (SleeveId id : SleeveId.values()) {
      if (excessOverTarget(id, values).signum() > 0) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  /**
   * What a rebalance asks of a sleeve, whether or not its cash covers it, in US dollars; zero or
   * less if the sleeve is not over its target or has no profit to give.
   */
  public BigDecimal rebalanceAmount(SleeveId giver, Portfolio portfolio, Values values) {
    BigDecimal excess = excessOverTarget(giver, values);
    return rules.rebalanceMovesProfitOnly()
        ? excess.min(profit(portfolio.sleeve(giver), values))
        : excess;
  }

  /** The rebalance transfer that the giver's cash allows, if it is not too small. */
  public Optional<Transfer> rebalance(SleeveId giver, Portfolio portfolio, Values values) {
    BigDecimal amount =
        rebalanceAmount(giver, portfolio, values).min(portfolio.sleeve(giver).cash());
    return transfer(Transfer.Kind.REBALANCE, giver, amount, rules.minimumTransfer());
  }

  /** Whether an amount is large enough for a cap or rebalance transfer. */
  public boolean isWorthMoving(BigDecimal amount) {
    return amount.signum() > 0 && amount.compareTo(rules.minimumTransfer()) >= 0;
  }

  /**
   * Moves the cash. The receiver's baseline rises; the giver's falls only by what was no profit.
   */
  public void apply(Transfer transfer, Portfolio portfolio, Values values) {
    Sleeve giver = portfolio.sleeve(transfer.from());
    BigDecimal profit = profit(giver, values).max(Money.ZERO);
    giver.give(transfer.amount());
    if (transfer.amount().compareTo(profit) > 0) {
      giver.lowerBaseline(transfer.amount().subtract(profit));
    }
    portfolio.sleeve(transfer.to()).receive(transfer.amount());
  }

  private BigDecimal excessOverTarget(SleeveId id, Values values) {
    return values.of(id).subtract(Money.cut(values.total().multiply(rules.share(id))));
  }

  private static BigDecimal profit(Sleeve sleeve, Values values) {
    return values.of(sleeve.id()).subtract(sleeve.baseline());
  }

  private static Optional<Transfer> transfer(
      Transfer.Kind kind, SleeveId from, BigDecimal amount, BigDecimal minimum) {
    BigDecimal rounded = Money.cut(amount);
    return rounded.signum() > 0 && rounded.compareTo(minimum) >= 0
        ? Optional.of(new Transfer(kind, from, rounded))
        : Optional.empty();
  }
}
