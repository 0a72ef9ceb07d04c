package io.cryptobot.explain;

import io.cryptobot.explain.Difference.Cause;
import io.cryptobot.market.Candle;
import io.cryptobot.market.CandleSeries;
import io.cryptobot.strategy.Condition;
import io.cryptobot.strategy.IndicatorColumns;
import io.cryptobot.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A coin's candles, judged again by its strategy. The bot knew fewer candles before the one that it
 * judged than are here, so that its averages were seeded elsewhere: by the warm-up's length this
 * makes a difference in about the eleventh digit, which counts as none.
 */
final class JudgedAgain {
  /** Of a value or threshold, and of the price for differences of averages. */
  private static final double SAME = 1e-6;

  private static final double SAME_OF_PRICE = 1e-9;

  private final CandleSeries series;
  private final Strategy strategy;
  private final int warmUpCandles;
  private final TreeMap<Integer, String> otherCandles = new TreeMap<>();

  JudgedAgain(
      CandleSeries series, Function<IndicatorColumns, Strategy> strategy, int warmUpCandles) {
    this.series = series;
    this.strategy = strategy.apply(new IndicatorColumns(series));
    this.warmUpCandles = warmUpCandles;
  }

  CandleSeries series() {
    return series;
  }

  /** Notes where the candle of a decision is another than here. */
  void compareCandle(RecordedDecision decision) {
    Candle candle = decision.candle().orElseThrow();
    int index = series.indexOf(candle.openTime().getEpochSecond());
    if (index < 0 || index >= series.size()) {
      return;
    }
    List<String> other = new ArrayList<>();
    compare(other, "open", candle.open(), series.open()[index]);
    compare(other, "high", candle.high(), series.high()[index]);
    compare(other, "low", candle.low(), series.low()[index]);
    compare(other, "close", candle.close(), series.close()[index]);
    compare(other, "volume", candle.volume(), series.volume()[index]);
    if (!other.isEmpty()) {
      otherCandles.put(index, String.join(", ", other));
    }
  }

  private static void compare(List<String> other, String name, double then, double here) {
    if (then != here) {
      other.add(String.format(Locale.ROOT, "%s then %s, here %s", name, then, here));
    }
  }

  /** Whether the candle and the warm-up before it are here. */
  boolean knows(int index) {
    return index >= warmUpCandles - 1 && index < series.size();
  }

  /** What a backtest makes of a closed candle: {@code BUY}, {@code SELL} or {@code HOLD}. */
  String signal(int index) {
    if (strategy.buyTriggers(index) != Strategy.NONE) {
      return "BUY";
    }
    return strategy.indicatorExits(index) != Strategy.NONE ? "SELL" : "HOLD";
  }

  /** How the decision differs from what comes out here; empty if it does not. */
  Optional<Difference> difference(RecordedDecision decision, String configHash) {
    Candle candle = decision.candle().orElseThrow();
    int index = series.indexOf(candle.openTime().getEpochSecond());
    if (!knows(index)) {
      return Optional.of(
          new Difference(
              decision.coin(),
              candle.openTime(),
              Cause.NO_CANDLES,
              "the candle or its " + warmUpCandles + " before are not in the files"));
    }
    Comparison compared = compare(decision, index);
    String otherCandle = otherCandles.get(index);
    if (compared.differences().isEmpty()) {
      return Optional.ofNullable(otherCandle)
          .map(
              what ->
                  new Difference(
                      decision.coin(),
                      candle.openTime(),
                      Cause.FEED_DIFFERED,
                      what + "; the decision is the same"));
    }
    String what = String.join("; ", compared.differences());
    Cause cause;
    if (otherCandle != null) {
      cause = Cause.FEED_DIFFERED;
      what = otherCandle + "; " + what;
    } else if (!decision.configHash().equals(configHash)) {
      cause = Cause.CONFIGURATION_CHANGED;
      what = "decided by " + decision.configHash() + "; " + what;
    } else if (!otherCandles.subMap(index - warmUpCandles, index).isEmpty()) {
      cause = Cause.FEED_DIFFERED;
      what = "an earlier candle was another; " + what;
    } else {
      cause = compared.isOnThreshold() ? Cause.ON_THRESHOLD : Cause.UNEXPLAINED;
    }
    return Optional.of(new Difference(decision.coin(), candle.openTime(), cause, what));
  }

  /**
   * What differs.
   *
   * @param isOnThreshold whether only conditions differ whose values are the same
   */
  private record Comparison(List<String> differences, boolean isOnThreshold) {}

  private Comparison compare(RecordedDecision decision, int index) {
    List<String> differences = new ArrayList<>();
    boolean isOnThreshold = true;
    String signal = signal(index);
    if (!signal.equals(decision.signal())) {
      differences.add(decision.signal() + " then, " + signal + " here");
    }
    List<Condition> here = strategy.conditions(index);
    if (!names(here).equals(names(decision.conditions()))) {
      differences.add("other conditions were asked");
      return new Comparison(differences, false);
    }
    double price = series.close()[index];
    boolean flipped = false;
    for (int i = 0; i < here.size(); i++) {
      Condition now = here.get(i);
      Condition then = decision.conditions().get(i);
      boolean isSame =
          isSame(then.value(), now.value(), price)
              && isSame(then.threshold(), now.threshold(), price);
      if (!isSame || then.holds() != now.holds()) {
        differences.add(text(then, now));
        isOnThreshold &= isSame && isSame(now.value(), now.threshold(), price);
        flipped |= then.holds() != now.holds();
      }
    }
    return new Comparison(differences, isOnThreshold && flipped);
  }

  private static List<String> names(List<Condition> conditions) {
    return conditions.stream().map(Condition::name).toList();
  }

  private static boolean isSame(double one, double other, double price) {
    if (Double.isNaN(one) || Double.isNaN(other)) {
      return Double.isNaN(one) == Double.isNaN(other);
    }
    double size = Math.max(Math.abs(one), Math.abs(other));
    return Math.abs(one - other) <= SAME * size + SAME_OF_PRICE * price;
  }

  private static String text(Condition then, Condition now) {
    return String.format(
        Locale.ROOT,
        "%s: %.8g %s %.8g (%s) then, %.8g %s %.8g (%s) here",
        now.name(),
        then.value(),
        then.compare(),
        then.threshold(),
        then.holds() ? "yes" : "no",
        now.value(),
        now.compare(),
        now.threshold(),
        now.holds() ? "yes" : "no");
  }
}
