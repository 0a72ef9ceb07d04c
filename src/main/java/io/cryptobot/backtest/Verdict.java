package io.cryptobot.backtest;

import java.util.List;

/**
 * Whether a backtest passes Day 1 of the rollout plan: all criteria must hold.
 *
 * @param criteria each with its measured value
 */
public record Verdict(List<Criterion> criteria) {
  /** The profit factor must be above it. */
  public static final double LEAST_PROFIT_FACTOR = 1.1;

  public static final int FEWEST_CLOSED_TRADES = 20;

  /**
   * One of the criteria.
   *
   * @param name as in JSON: {@code profit_factor}
   * @param required what must hold, in words
   * @param measured what was measured, in words
   * @param passed whether it holds
   */
  public record Criterion(String name, String required, String measured, boolean passed) {}

  /** Judges a run. */
  static Verdict of(MeasuredRun run) {
    return of(DayOneFigures.of(run));
  }

  /** Judges the figures of a run. */
  public static Verdict of(DayOneFigures figures) {
    return new Verdict(
        List.of(
            source(figures.origin()),
            lossLimits(figures.lossLimited()),
            beatsBitcoin(figures.returnPct(), figures.heldPct()),
            drawdown(figures.drawdownPct(), figures.allowedDrawdownPct()),
            profitFactor(figures.profitFactor()),
            closedTrades(figures.closedTrades())));
  }

  public boolean isPassed() {
    return criteria.stream().allMatch(Criterion::passed);
  }

  /** {@code PASS} or {@code FAIL}. */
  public String label() {
    return isPassed() ? "PASS" : "FAIL";
  }

  private static Criterion source(CandleOrigin origin) {
    String measured = origin.isMadeUp() ? "sample (made up)" : origin.label();
    return new Criterion(
        "source", "prices from the network or a CSV folder", measured, !origin.isMadeUp());
  }

  private static Criterion lossLimits(boolean lossLimited) {
    return new Criterion(
        "loss_limits", "loss limits switched on", lossLimited ? "on" : "ignored", lossLimited);
  }

  private static Criterion beatsBitcoin(double own, Figure held) {
    return new Criterion(
        "beats_buy_and_hold",
        "return above Bitcoin bought and held",
        held.isDefined()
            ? Texts.signedPercent(own) + " against " + Texts.signedPercent(held.value())
            : Texts.missing(held),
        held.isDefined() && own > held.value());
  }

  private static Criterion drawdown(double measured, double allowed) {
    return new Criterion(
        "max_drawdown",
        "deepest fall at most " + Texts.percent(allowed),
        Texts.percent(measured),
        measured <= allowed);
  }

  private static Criterion profitFactor(Figure measured) {
    return new Criterion(
        "profit_factor",
        "profit factor above " + Texts.number(LEAST_PROFIT_FACTOR),
        Texts.number(measured),
        measured.isDefined() && measured.value() > LEAST_PROFIT_FACTOR);
  }

  private static Criterion closedTrades(int measured) {
    return new Criterion(
        "closed_trades",
        "at least " + FEWEST_CLOSED_TRADES + " closed trades",
        Integer.toString(measured),
        measured >= FEWEST_CLOSED_TRADES);
  }
}
