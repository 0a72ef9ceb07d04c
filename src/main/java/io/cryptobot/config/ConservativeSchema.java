package io.cryptobot.config;

import static io.cryptobot.config.ConfigKey.required;

import java.util.ArrayList;
import java.util.List;

/** Declares {@code settings_conservative.json}. */
final class ConservativeSchema {
  static final Section SECTION = new Section(keys());

  private ConservativeSchema() {}

  private static List<ConfigKey> keys() {
    List<ConfigKey> keys = new ArrayList<>(StrategyKeys.FIRST);
    keys.addAll(
        List.of(
            required("ema_fast", StrategyKeys.PERIOD, "Candles of the fast moving average"),
            required("ema_slow", StrategyKeys.PERIOD, "Candles of the slow moving average"),
            required(
                "dca_dip_percent",
                StrategyKeys.DIP_PERCENT,
                "Percent below the latest high that an entry needs"),
            required(
                "dca_dip_lookback_hours",
                StrategyKeys.LOOKBACK_HOURS,
                "Hours in which that high is looked for"),
            required(
                "volume_spike_multiplier",
                StrategyKeys.MULTIPLIER,
                "How many times an average day's volume makes a spike"),
            required(
                "volume_spike_period", StrategyKeys.PERIOD, "Days that make the average day")));
    keys.addAll(StrategyKeys.EXITS);
    keys.addAll(StrategyKeys.LAST);
    return keys;
  }

  static void checkTogether(Values values, Place place) {
    StrategyKeys.checkTogether(values, place);
    if (place.areSound("ema_fast", "ema_slow")
        && values.whole("ema_fast") >= values.whole("ema_slow")) {
      place.at("ema_fast").report(StrategyKeys.notBelow(values, "ema_fast", "ema_slow"));
    }
  }

  static ConservativeSettings settings(Values values) {
    return new ConservativeSettings(
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
        values.whole("ema_fast"),
        values.whole("ema_slow"),
        values.number("dca_dip_percent"),
        values.whole("dca_dip_lookback_hours"),
        values.number("volume_spike_multiplier"),
        values.whole("volume_spike_period"),
        values.number("take_profit_percent"),
        values.number("stop_loss_percent"));
  }
}
