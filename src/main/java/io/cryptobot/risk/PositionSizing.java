package io.cryptobot.risk;

import io.cryptobot.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The size of an entry in US dollars before its fee: the smallest of the sleeve's fraction, the
 * phase's largest position, the coin's share of the sleeve, the cash after the fee and the loss
 * budget. On a signal, a size under the order minimum is raised to it where largest position, cash
 * and loss budget each allow, whatever the coin's share; otherwise the entry is blocked.
 */
public final class PositionSizing {
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
    BigDecimal size = withinLimits(wanted, sleeveCash);
    if (size.compareTo(minimumOrder()) >= 0) {
      return SizeDecision.of(size);
    }
    BigDecimal raised = withinLimits(minimumOrder(), sleeveCash);
    return decide(raised, sleeveCash);
  }

  /**
   * The size of an entry that a rebalance makes: at most {@code budget}, and nothing is raised to
   * the minimum.
   */
  public SizeDecision sizeWithin(BigDecimal budget, BigDecimal wanted, BigDecimal sleeveCash) {
    return decide(withinLimits(wanted.min(budget), sleeveCash), sleeveCash);
  }

  /**
   * What bounds a size and which bound it was, for who explains it.
   *
   * @param ofFraction what the sleeve's fraction asks for
   * @param ofWeight what the coin's share in the sleeve allows
   * @param decided the size, as {@link #size} gave it
   */
  public SizeCaps caps(
      BigDecimal ofFraction, BigDecimal ofWeight, BigDecimal sleeveCash, SizeDecision decided) {
    RiskLimits limits = ledger.limits();
    Map<String, BigDecimal> caps = new LinkedHashMap<>();
    caps.put("position_fraction", ofFraction);
    caps.put("coin_weight", ofWeight);
    caps.put("max_position_size", limits.maxPositionSize());
    if (limits.lossLimited()) {
      caps.put("loss_budget", ledger.lossBudget());
    }
    caps.put("cash", cashAfterFee(sleeveCash));
    return SizeCaps.of(caps, minimumOrder(), decided.amount());
  }

  private SizeDecision decide(BigDecimal size, BigDecimal sleeveCash) {
    if (size.compareTo(minimumOrder()) >= 0) {
      return SizeDecision.of(size);
    }
    return SizeDecision.blocked(
        isCovered(minimumOrder(), sleeveCash)
            ? BlockReason.BELOW_MINIMUM_ORDER
            : BlockReason.INSUFFICIENT_CASH);
  }

  /** What no entry exceeds, be it raised to the minimum or not: position size, budget, cash. */
  private BigDecimal withinLimits(BigDecimal size, BigDecimal sleeveCash) {
    RiskLimits limits = ledger.limits();
    BigDecimal limited = size.min(limits.maxPositionSize());
    if (limits.lossLimited()) {
      limited = limited.min(ledger.lossBudget());
    }
    return isCovered(limited, sleeveCash) ? limited : cashAfterFee(sleeveCash);
  }

  /** What an entry of a size takes out of the cash. */
  public BigDecimal withFee(BigDecimal size) {
    return size.multiply(onePlusFeeRate);
  }

  private boolean isCovered(BigDecimal size, BigDecimal sleeveCash) {
    return withFee(size).compareTo(sleeveCash) <= 0;
  }

  private BigDecimal cashAfterFee(BigDecimal cash) {
    return cash.divide(onePlusFeeRate, Money.SCALE, RoundingMode.DOWN);
  }

  private BigDecimal minimumOrder() {
    return ledger.limits().minimumOrder();
  }
}
