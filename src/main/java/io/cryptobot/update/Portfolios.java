package io.cryptobot.update;

import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.state.BotState;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Two states of one portfolio. */
public final class Portfolios {
  private Portfolios() {}

  /**
   * Whether nothing was bought, sold, moved or switched between them, and nothing is under way.
   * What only looking changes, such as a peak or the last judged candle, does not count.
   */
  public static boolean areSame(BotState one, BotState other) {
    return one.ledgerId().equals(other.ledgerId())
        && one.environment().equals(other.environment())
        && one.intents().isEmpty()
        && other.intents().isEmpty()
        && one.engine().stopped() == other.engine().stopped()
        && one.switches().entriesPaused() == other.switches().entriesPaused()
        && one.engine().orders().equals(other.engine().orders())
        && areSame(one.engine().conservative(), other.engine().conservative())
        && areSame(one.engine().aggressive(), other.engine().aggressive());
  }

  private static boolean areSame(SleeveState one, SleeveState other) {
    return one.cash().compareTo(other.cash()) == 0
        && one.baseline().compareTo(other.baseline()) == 0
        && quantities(one).equals(quantities(other))
        && one.dust().keySet().equals(other.dust().keySet());
  }

  private static Map<String, BigDecimal> quantities(SleeveState sleeve) {
    Map<String, BigDecimal> quantities = new TreeMap<>();
    sleeve
        .positions()
        .forEach((coin, at) -> quantities.put(coin.product(), at.quantity().stripTrailingZeros()));
    return quantities;
  }
}
