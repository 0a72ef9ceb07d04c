package io.cryptobot.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The size of an entry in US dollars before its fee: the smallest of the sleeve's fraction, the
 * phase's largest position, the coin's share of the sleeve, the cash after the fee and the loss
 * budget. On a signal, a size under the order minimum is raised to it where largest position, cash
 * and loss budget each allow, whatever the coin's share; otherwise the entry is blocked.
 */
public final class PositionSizing {
  private static final MathContext DOWN = new MathContext(24, RoundingMode.DOWN);

  private final RiskLedger ledger;
  private final BigDecimal onePlusFeeRate;

  public PositionSizing(RiskLedger ledger, BigDecimal feeRate) {
    this.ledger = ledger;
    this.onePlusFeeRate = BigDecimal.ONE.add(feeRate);
  }

  /**
   * The size of an entry on a signal.
   *
   * @param wanted what the sleeve and the coin's share in it ask for
   * @param sleeveCash the sleeve's cash now
   */
  public SizeDecision size(BigDecimal wanted, BigDecimal sleeveCash) {
    BigDecimal cash = cashAfterFee(sleeveCash);
    BigDecimal ceiling = ceiling(cash);
    BigDecimal size = wanted.min(ceiling);
    boolean raised = size.compareTo(minimumOrder()) < 0 && ceiling.compareTo(minimumOrder()) >= 0;
    return decide(raised ? minimumOrder() : size, cash);
  }

  /**
   * The size of an entry that a rebalance makes: at most {@code budget}, and nothing is raised to
   * the minimum.
   */
  public SizeDecision sizeWithin(BigDecimal budget, BigDecimal wanted, BigDecimal sleeveCash) {
    BigDecimal cash = cashAfterFee(sleeveCash);
    return decide(wanted.min(ceiling(cash)).min(budget), cash);
  }

  /** What no entry exceeds, be it raised to the minimum or not. */
  private BigDecimal ceiling(BigDecimal cashAfterFee) {
    RiskLimits limits = ledger.limits();
    BigDecimal ceiling = limits.maxPositionSize().min(cashAfterFee);
    return limits.lossLimited() ? ceiling.min(ledger.lossBudget()) : ceiling;
  }

  private SizeDecision decide(BigDecimal size, BigDecimal cashAfterFee) {
    if (size.compareTo(minimumOrder()) >= 0) {
      return SizeDecision.of(size);
    }
    return SizeDecision.blocked(
        cashAfterFee.compareTo(minimumOrder()) < 0
            ? BlockReason.INSUFFICIENT_CASH
            : BlockReason.BELOW_MINIMUM_ORDER);
  }

  private BigDecimal cashAfterFee(BigDecimal cash) {
    return cash.divide(onePlusFeeRate, DOWN);
  }

  private BigDecimal minimumOrder() {
    return ledger.limits().minimumOrder();
  }
}
