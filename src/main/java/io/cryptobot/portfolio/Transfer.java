package io.cryptobot.portfolio;

import java.math.BigDecimal;

/**
 * Cash that moved from one sleeve to the other.
 *
 * @param kind by which rule
 * @param from the giver
 * @param amount in US dollars
 */
public record Transfer(Kind kind, SleeveId from, BigDecimal amount) {

  /** The three rules that move cash. */
  public enum Kind {
    /** Part of the aggressive profit is put aside. */
    SKIM("skim"),
    /** The aggressive sleeve outgrew its cap. */
    CAP("cap"),
    /** The regular return towards the target shares. */
    REBALANCE("rebalance");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public SleeveId to() {
    return from.other();
  }
}
