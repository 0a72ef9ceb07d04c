package io.cryptobot.config;

import static io.cryptobot.config.ConfigKey.optional;
import static io.cryptobot.config.ConfigKey.required;

import io.cryptobot.config.ValueType.SomeOf;
import io.cryptobot.config.ValueType.WholeNumber;
import java.util.ArrayList;
import java.util.List;

/** Declares {@code settings_aggressive.json}. */
final class AggressiveSchema {
  static final Section SECTION = new Section(keys());

  private AggressiveSchema() {}

  private static List<ConfigKey> keys() {
    List<ConfigKey> keys = new ArrayList<>(StrategyKeys.FIRST);
    keys.addAll(entryKeys());
    keys.addAll(StrategyKeys.EXITS);
    keys.add(
        required(
            "max_hold_hours",
            new WholeNumber(1, 8_760),
            "Hours after which a position is sold whatever it is worth"));
    keys.addAll(StrategyKeys.LAST);
    keys.addAll(extraKeys());
    return keys;
  }

  private static List<ConfigKey> entryKeys() {
    return List.of(
        required(
            "dip_buy_percent",
            StrategyKeys.DIP_PERCENT,
            "Percent below the latest high that the RSI dip needs"),
        required(
            "dip_lookback_hours",
            StrategyKeys.LOOKBACK_HOURS,
            "Hours in which that high is looked for"),
        required("atr_period", StrategyKeys.PERIOD, "Candles of the average true range (ATR)"),
        required(
            "atr_multiplier",
            StrategyKeys.MULTIPLIER,
            "How many times its own average the ATR must exceed"),
        required("atr_baseline_period", StrategyKeys.PERIOD, "Candles of that average"),
        required(
            "breakout_window",
            StrategyKeys.PERIOD,
            "Candles whose highest price a breakout must exceed"),
        required("breakout_min_percent", StrategyKeys.DIP_PERCENT, "By how many percent"));
  }

  private static List<ConfigKey> extraKeys() {
    return List.of(
        optional(
            "buy_triggers",
            new SomeOf(List.of("rsi_dip", "atr_breakout", "price_breakout")),
            "[\"rsi_dip\", \"atr_breakout\", \"price_breakout\"]",
            "What may buy"),
        optional(
            "breakout_volume_multiplier",
            StrategyKeys.MULTIPLIER,
            "1.0",
            "How many times the window's average volume a breakout must exceed"));
  }

  static AggressiveSettings settings(Values values) {
    return new AggressiveSettings(
        values.text("strategy_version"),
        values.texts("coins"),
        StrategyKeys.weights(values),
        values.decimal("position_fraction"),
        values.text("timeframe"),
        values.whole("signal_max_age_minutes"),
        values.flag("entry_needs_no_exit_signal"),
        values.whole("min_trade_interval_minutes"),
        values.whole("rsi_period"),
        values.number("rsi_buy"),
        values.number("rsi_sell"),
        values.texts("buy_triggers"),
        values.number("dip_buy_percent"),
        values.whole("dip_lookback_hours"),
        values.whole("atr_period"),
        values.number("atr_multiplier"),
        values.whole("atr_baseline_period"),
        values.whole("breakout_window"),
        values.number("breakout_min_percent"),
        values.number("breakout_volume_multiplier"),
        values.number("take_profit_percent"),
        values.number("stop_loss_percent"),
        values.whole("max_hold_hours"));
  }
}
