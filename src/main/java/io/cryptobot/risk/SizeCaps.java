package io.cryptobot.risk;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why an entry has the size that it has.
 *
 * @param caps all that bounds it by name, in US dollars before the fee, in the order of the rules
 * @param amount the size; zero if there is no entry
 * @param bound the cap that decided: the smallest, or {@code min_order_usd} where a smaller size
 *     was raised to it
 */
public record SizeCaps(Map<String, BigDecimal> caps, BigDecimal amount, String bound) {
  public static final String MINIMUM_ORDER = "min_order_usd";

  static SizeCaps of(Map<String, BigDecimal> caps, BigDecimal minimumOrder, BigDecimal amount) {
    Map.Entry<String, BigDecimal> smallest =
        caps.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
    boolean isRaised = amount.signum() > 0 && smallest.getValue().compareTo(minimumOrder) < 0;
    Map<String, BigDecimal> all = new LinkedHashMap<>(caps);
    all.put(MINIMUM_ORDER, minimumOrder);
    return new SizeCaps(all, amount, isRaised ? MINIMUM_ORDER : smallest.getKey());
  }
}
