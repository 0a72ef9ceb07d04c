package io.cryptobot.portfolio;

import java.math.BigDecimal;

/** Both sleeves. Coins are counted through: the conservative ones first, then the aggressive. */
public final class Portfolio {
  private final Sleeve conservative;
  private final Sleeve aggressive;

  public Portfolio(Sleeve conservative, Sleeve aggressive) {
    this.conservative = conservative;
    this.aggressive = aggressive;
  }

  public Sleeve conservative() {
    return conservative;
  }

  public Sleeve aggressive() {
    return aggressive;
  }

  public Sleeve sleeve(SleeveId id) {
    return id == SleeveId.CONSERVATIVE ? conservative : aggressive;
  }

  /** What both sleeves are worth at these prices, one a coin, in US dollars. */
  public Values values(double[] prices) {
    return new Values(conservative.value(prices), aggressive.value(prices));
  }

  /** The sum of both in floating point, for marking. */
  public double mark(double[] prices) {
    return conservative.mark(prices) + aggressive.mark(prices);
  }

  /**
   * What the sleeves are worth, in US dollars.
   *
   * @param conservative cash and positions of the conservative sleeve
   * @param aggressive cash and positions of the aggressive sleeve
   */
  public record Values(BigDecimal conservative, BigDecimal aggressive) {
    public BigDecimal total() {
      return conservative.add(aggressive);
    }

    public BigDecimal of(SleeveId id) {
      return id == SleeveId.CONSERVATIVE ? conservative : aggressive;
    }
  }
}
