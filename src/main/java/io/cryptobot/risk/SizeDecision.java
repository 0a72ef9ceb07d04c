package io.cryptobot.risk;

import io.cryptobot.portfolio.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How large an entry may be, or why there is none.
 *
 * @param amount in US dollars before the fee; zero if blocked
 * @param block why there is no entry; null if there is one
 */
public record SizeDecision(BigDecimal amount, @Nullable BlockReason block) {

  static SizeDecision of(BigDecimal amount) {
    return new SizeDecision(amount, null);
  }

  static SizeDecision blocked(BlockReason reason) {
    return new SizeDecision(Money.ZERO, reason);
  }
}
