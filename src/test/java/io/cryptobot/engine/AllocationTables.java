package io.cryptobot.engine;

import io.cryptobot.portfolio.AllocationRules;
import java.math.BigDecimal;
import java.time.Duration;

/** Allocation rules for tests. */
final class AllocationTables {
  static final AllocationRules DEFAULT = rules("10", Duration.ofDays(90), true, true);

  private AllocationTables() {}

  static AllocationRules rules(
      String minimumSkim, Duration interval, boolean buys, boolean profitOnly) {
    return new AllocationRules(
        new BigDecimal("0.70"),
        new BigDecimal("0.30"),
        new BigDecimal("0.50"),
        new BigDecimal("1.40"),
        new BigDecimal("0.27"),
        new BigDecimal(minimumSkim),
        BigDecimal.ONE,
        interval,
        buys,
        profitOnly);
  }
}
