package io.cryptobot.config;

import static io.cryptobot.config.ConfigKey.optional;
import static io.cryptobot.config.ConfigKey.required;

import io.cryptobot.config.ValueType.DecimalNumber;
import io.cryptobot.config.ValueType.TrueOrFalse;
import io.cryptobot.config.ValueType.WholeNumber;
import java.math.BigDecimal;
import java.util.List;

/** Declares {@code allocation.json}. */
final class AllocationSchema {
  private static final ValueType SHARE = DecimalNumber.between("0", "1");
  private static final ValueType USD = DecimalNumber.between("0", "1000000");

  static final Section SECTION =
      new Section(
          List.of(
              required("conservative_pct", SHARE, "The conservative share of the total, 0.70"),
              required("aggressive_pct", SHARE, "The aggressive share; both make 1"),
              required(
                  "aggressive_cap_pct",
                  SHARE,
                  "The aggressive share of the total above which its profit is cut back"),
              required(
                  "skim_trigger_multiplier",
                  DecimalNumber.between("1", "100"),
                  "How many times what was put in starts a skim"),
              required("skim_fraction", SHARE, "Which part of the profit a skim moves"),
              required(
                  "rebalance_interval_days",
                  new WholeNumber(1, 3_650),
                  "Days from one rebalance to the next"),
              required("min_skim_amount_usd", USD, "US dollars; a smaller skim is left alone"),
              optional(
                  "rebalance_buy_positions",
                  new TrueOrFalse(),
                  "true",
                  "Whether the receiver of a rebalance buys coins with it at once"),
              optional(
                  "rebalance_profits_only",
                  new TrueOrFalse(),
                  "true",
                  "Whether a rebalance moves profit alone"),
              optional(
                  "min_transfer_usd",
                  USD,
                  "1",
                  "US dollars; the cap and the rebalance leave smaller transfers alone")));

  private AllocationSchema() {}

  static void checkTogether(Values values, Place place) {
    if (place.areSound("conservative_pct", "aggressive_pct")) {
      BigDecimal sum = values.decimal("conservative_pct").add(values.decimal("aggressive_pct"));
      if (sum.compareTo(BigDecimal.ONE) != 0) {
        place
            .at("conservative_pct")
            .report("and aggressive_pct add up to " + sum + ", they must add up to exactly 1");
      }
    }
    if (place.areSound("aggressive_cap_pct", "aggressive_pct")
        && values.decimal("aggressive_cap_pct").compareTo(values.decimal("aggressive_pct")) < 0) {
      place
          .at("aggressive_cap_pct")
          .report(
              "is "
                  + values.decimal("aggressive_cap_pct")
                  + ", it must be at least aggressive_pct, which is "
                  + values.decimal("aggressive_pct"));
    }
  }

  static AllocationSettings settings(Values values) {
    return new AllocationSettings(
        values.decimal("conservative_pct"),
        values.decimal("aggressive_pct"),
        values.decimal("aggressive_cap_pct"),
        values.decimal("skim_trigger_multiplier"),
        values.decimal("skim_fraction"),
        values.whole("rebalance_interval_days"),
        values.decimal("min_skim_amount_usd"),
        values.flag("rebalance_buy_positions"),
        values.flag("rebalance_profits_only"),
        values.decimal("min_transfer_usd"));
  }
}
