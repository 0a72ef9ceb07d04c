package io.cryptobot.strategy;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What can make a strategy buy. Triggers of one candle are joined in one {@code int} by bit. */
public enum BuyTrigger {
  /** Conservative: the fast average crossed above the slow one and stayed there for two candles. */
  EMA_CROSSOVER(1, "EMA crossover"),
  /** Conservative: the last 24 hours traded well above an average day. */
  VOLUME_SPIKE(2, "volume spike"),
  /** Aggressive: a low RSI and a fall from the latest high. */
  RSI_DIP(4, "RSI dip"),
  /** Aggressive: the true range widened well above its own average. */
  ATR_BREAKOUT(8, "ATR breakout"),
  /** Aggressive: the close broke the latest high, with volume behind it. */
  PRICE_BREAKOUT(16, "price breakout");

  private static final String[] LABELS = labelsOfAllSets();

  private final int bit;
  private final String label;

  BuyTrigger(int bit, String label) {
    this.bit = bit;
    this.label = label;
  }

  /** As logged in {@code trigger_reason}. */
  public String label() {
    return label;
  }

  /** This trigger's bit. */
  public int bit() {
    return bit;
  }

  /** The labels of all triggers in the bit set, in this enum's order, joined with {@code " + "}. */
  public static String labels(int triggers) {
    return LABELS[triggers];
  }

  private static String[] labelsOfAllSets() {
    String[] labels = new String[1 << values().length];
    Arrays.setAll(labels, BuyTrigger::joined);
    return labels;
  }

  private static String joined(int triggers) {
    return Arrays.stream(values())
        .filter(trigger -> (triggers & trigger.bit()) != 0)
        .map(BuyTrigger::label)
        .collect(Collectors.joining(" + "));
  }
}
