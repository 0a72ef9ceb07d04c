package io.cryptobot.config;

import static io.cryptobot.config.ConfigKey.optional;
import static io.cryptobot.config.ConfigKey.required;

import io.cryptobot.config.ValueType.DecimalNumber;
import io.cryptobot.config.ValueType.OneOf;
import io.cryptobot.config.ValueType.Text;
import io.cryptobot.config.ValueType.TrueOrFalse;
import io.cryptobot.config.ValueType.WholeNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys that both settings files have, and the rules between them. */
final class StrategyKeys {
  static final ValueType PERIOD = new WholeNumber(2, 100);
  static final ValueType LOOKBACK_HOURS = new WholeNumber(1, 720);
  static final ValueType DIP_PERCENT = DecimalNumber.between("0", "90");
  static final ValueType MULTIPLIER = DecimalNumber.between("0", "100");

  private static final ValueType RSI = DecimalNumber.between("0", "100");
  private static final int EQUAL_SHARE_DECIMALS = 3;

  private static final Map<String, Integer> MINUTES = minutesOfTimeframes();

  /** What stands first in both files. */
  static final List<ConfigKey> FIRST =
      List.of(
          required("strategy_version", new Text(20), "Logged with every trade"),
          required("coins", new CoinList(), "The coins this strategy trades"),
          required("rsi_period", PERIOD, "Candles of the RSI"),
          required("rsi_buy", RSI, "An entry by RSI needs an RSI below this"),
          required("rsi_sell", RSI, "An RSI above this is an exit"));

  /** What stands after the keys of the strategy's own triggers. */
  static final List<ConfigKey> EXITS =
      List.of(
          required(
              "take_profit_percent",
              DecimalNumber.between("0.1", "1000"),
              "Percent above the entry price at which to sell"),
          required(
              "stop_loss_percent",
              DecimalNumber.between("0.1", "99"),
              "Percent at which to sell: conservative, below the entry price; aggressive, below the"
                  + " highest price since"),
          required(
              "min_trade_interval_minutes",
              new WholeNumber(0, 10_080),
              "Minutes from a coin's last trade to its next entry"));

  /** What stands last in both files. */
  static final List<ConfigKey> LAST =
      List.of(
          optional(
              "timeframe",
              new OneOf(List.copyOf(MINUTES.keySet())),
              "\"1h\"",
              "The candle that indicators are computed on; the same in both settings files"),
          optional(
              "signal_max_age_minutes",
              new WholeNumber(1, 1_440),
              "15",
              "Minutes after its candle closed at which a signal is let go; at most the timeframe"),
          optional(
              "entry_needs_no_exit_signal",
              new TrueOrFalse(),
              "true",
              "Whether a candle that says sell too blocks the entry"),
          optional(
              "coin_weights",
              new CoinFractions(DecimalNumber.between("0", "1"), false),
              "null",
              "The largest share of the strategy's value of each coin; equal shares if absent"),
          optional(
              "position_fraction",
              DecimalNumber.between("0.01", "1"),
              "0.10",
              "The share of the strategy's value that one entry may be"));

  private StrategyKeys() {}

  private static Map<String, Integer> minutesOfTimeframes() {
    Map<String, Integer> minutes = new LinkedHashMap<>();
    minutes.put("5m", 5);
    minutes.put("15m", 15);
    minutes.put("30m", 30);
    minutes.put("1h", 60);
    minutes.put("6h", 360);
    minutes.put("1d", 1_440);
    return minutes;
  }

  /** The rules between keys of one settings file. */
  static void checkTogether(Values values, Place place) {
    if (place.areSound("rsi_buy", "rsi_sell")
        && values.number("rsi_buy") >= values.number("rsi_sell")) {
      place.at("rsi_buy").report(notBelow(values, "rsi_buy", "rsi_sell"));
    }
    if (place.areSound("timeframe", "signal_max_age_minutes")) {
      checkSignalAge(values, place.at("signal_max_age_minutes"));
    }
    if (place.areSound("coins", "coin_weights")) {
      checkWeights(values, place.at("coin_weights"));
    }
  }

  /** The complaint that one number is not below another. */
  static String notBelow(Values values, String lower, String higher) {
    return "is "
        + values.decimal(lower)
        + ", it must be below "
        + higher
        + ", which is "
        + values.decimal(higher);
  }

  private static void checkSignalAge(Values values, Place place) {
    int age = values.whole("signal_max_age_minutes");
    int longest = MINUTES.getOrDefault(values.text("timeframe"), 0);
    if (age > longest) {
      String origin = values.isWritten("signal_max_age_minutes") ? "" : " by default";
      place.report(
          "is "
              + age
              + origin
              + ", it must be a whole number from 1 to "
              + longest
              + " with the timeframe "
              + values.text("timeframe"));
    }
  }

  private static void checkWeights(Values values, Place place) {
    Set<String> coins = Set.copyOf(values.texts("coins"));
    Map<String, BigDecimal> weights = weights(values);
    for (String coin : values.fractions("coin_weights").keySet()) {
      if (!coins.contains(coin)) {
        place.report("has a weight for " + coin + ", which is not in coins");
      }
    }
    for (String coin : values.texts("coins")) {
      if (!weights.containsKey(coin)) {
        place.report("has no weight for " + coin + ", which is in coins");
      }
    }
    BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) > 0) {
      place.report("add up to " + sum + ", it must be at most 1");
    }
  }

  /** The weight of each coin that has one, in the order of the coins. */
  static Map<String, BigDecimal> weights(Values values) {
    List<String> coins = values.texts("coins");
    Map<String, BigDecimal> written = values.fractions("coin_weights");
    BigDecimal equal =
        Numbers.plain(
            BigDecimal.ONE.divide(
                BigDecimal.valueOf(coins.size()), EQUAL_SHARE_DECIMALS, RoundingMode.DOWN));
    Map<String, BigDecimal> weights = new LinkedHashMap<>();
    for (String coin : coins) {
      BigDecimal weight = values.isWritten("coin_weights") ? written.get(coin) : equal;
      if (weight != null) {
        weights.put(coin, weight);
      }
    }
    return weights;
  }
}
