package io.cryptobot.engine;

/** How a rebalance that was due ended. */
public enum RebalanceOutcome {
  MOVED("moved"),
  ON_TARGET("nothing to move: both strategies are on their target shares"),
  NO_PROFIT("nothing to move: the strategy over its target has no profit to give"),
  TOO_SMALL("nothing to move: the amount is below the smallest transfer"),
  SIDES_CHANGED("nothing moved: after its sales the strategy was no longer over its target");

  private final String explanation;

  RebalanceOutcome(String explanation) {
    this.explanation = explanation;
  }

  public String explanation() {
    return explanation;
  }
}
