package io.cryptobot.portfolio;

import io.cryptobot.market.Coin;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sleeve as it is remembered between two runs. Amounts in US dollars.
 *
 * @param cash what is not in positions
 * @param baseline what was put in
 * @param positions the open ones by coin
 * @param dust what is too little to be sold alone, by coin
 */
public record SleeveState(
    BigDecimal cash,
    BigDecimal baseline,
    Map<Coin, PositionState> positions,
    Map<Coin, Dust> dust) {

  public SleeveState {
    positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    dust = Collections.unmodifiableMap(new LinkedHashMap<>(dust));
    if (cash.signum() < 0) {
      throw new IllegalArgumentException("a sleeve with " + cash + " USD in cash");
    }
  }
}
