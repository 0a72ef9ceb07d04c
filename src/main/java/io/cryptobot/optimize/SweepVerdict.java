package io.cryptobot.optimize;

import io.cryptobot.backtest.Figure;
import io.cryptobot.backtest.RunFigures;
import io.cryptobot.backtest.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is left of the best parameters on days that did not choose them.
 *
 * @param ranking by which they were chosen
 * @param choices one a fold
 * @param inSample the chosen ones' windows for choosing, one after the other
 * @param outOfSample what they brought on the windows behind, one after the other
 * @param defaults what the configuration as it is brought on those
 * @param warnings why not to trust the choice, each a sentence; empty if nothing speaks against it
 */
public record SweepVerdict(
    Ranking ranking,
    List<Choice> choices,
    RunFigures inSample,
    RunFigures outOfSample,
    RunFigures defaults,
    List<String> warnings) {

  /** Fewer closed trades out of sample say nothing. */
  static final int FEWEST_OUT_OF_SAMPLE = 10;

  /** The normal quantile of 95 %: luck alone exceeds it one time in twenty. */
  private static final double CERTAIN = 1.645;

  public SweepVerdict {
    choices = List.copyOf(choices);
    warnings = List.copyOf(warnings);
  }

  /**
   * Judges results.
   *
   * @param results number 0, the configuration as it is, among them
   */
  public static SweepVerdict of(List<SetResult> results, List<Fold> folds, Ranking ranking) {
    SetResult defaults =
        results.stream().filter(one -> one.number() == 0).findFirst().orElseThrow();
    List<Choice> choices =
        IntStream.range(0, folds.size())
            .mapToObj(fold -> choice(ranking.bestOfFold(results, fold), folds.get(fold), fold))
            .toList();
    RunFigures in = SetResult.joined(choices.stream().map(Choice::train).toList());
    RunFigures out = SetResult.joined(choices.stream().map(Choice::test).toList());
    return new SweepVerdict(
        ranking,
        choices,
        in,
        out,
        defaults.outOfSample(),
        warnings(ranking, choices, in, out, defaults.outOfSample()));
  }

  private static Choice choice(SetResult best, Fold fold, int number) {
    return new Choice(fold, best.number(), best.train().get(number), best.test().get(number));
  }

  /** The set to go on with: the one that the latest days chose. */
  public int chosen() {
    return choices.get(choices.size() - 1).set();
  }

  private static List<String> warnings(
      Ranking ranking, List<Choice> choices, RunFigures in, RunFigures out, RunFigures defaults) {
    List<String> warnings = new ArrayList<>();
    Objective objective = ranking.objective();
    if (choices.stream().anyMatch(choice -> !ranking.counts(choice.train()))) {
      warnings.add(
          "No set had a figure and at least "
              + ranking.minimumTrades()
              + " closed trades in-sample; the configuration was kept there.");
    }
    addInSample(warnings, objective, in);
    addFalling(warnings, objective, in, out);
    addDefaults(warnings, objective, out, defaults, choices);
    addLuck(warnings, out);
    return warnings;
  }

  private static void addLuck(List<String> warnings, RunFigures out) {
    Figure certainty = out.certainty();
    if (out.totalReturnPct() <= 0) {
      warnings.add(
          "The chosen parameters lost money out-of-sample: "
              + Texts.signedPercent(out.totalReturnPct())
              + ".");
    } else if (!certainty.isDefined() || certainty.value() < CERTAIN) {
      warnings.add(
          "Out-of-sample the result cannot be told from luck: its days lie "
              + Texts.number(certainty)
              + " standard errors above zero, and by luck alone one search in twenty has more than"
              + " 1.65.");
    }
    if (out.closed() < FEWEST_OUT_OF_SAMPLE) {
      warnings.add(
          "Out-of-sample there were "
              + out.closed()
              + " closed trades; under "
              + FEWEST_OUT_OF_SAMPLE
              + " they say nothing.");
    }
  }

  private static void addInSample(List<String> warnings, Objective objective, RunFigures in) {
    Figure figure = objective.of(in);
    if (!figure.isDefined() || figure.value() <= objective.neutral()) {
      warnings.add(
          "Not even in-sample did the best parameters earn anything ("
              + objective.label()
              + " "
              + Texts.number(figure)
              + ").");
    }
  }

  /** Halved is measured from what neither wins nor loses, which is 1 for the profit factor. */
  private static void addFalling(
      List<String> warnings, Objective objective, RunFigures in, RunFigures out) {
    Figure before = objective.of(in);
    Figure after = objective.of(out);
    double neutral = objective.neutral();
    boolean holds =
        before.isDefined()
            && after.isDefined()
            && after.value() - neutral >= (before.value() - neutral) / 2;
    if (!holds) {
      warnings.add(
          "Out-of-sample the result falls under half of the in-sample one ("
              + objective.label()
              + " "
              + Texts.number(after)
              + " against "
              + Texts.number(before)
              + "): the parameters fit the past, not the market.");
    }
  }

  private static void addDefaults(
      List<String> warnings,
      Objective objective,
      RunFigures out,
      RunFigures defaults,
      List<Choice> choices) {
    Figure own = objective.of(out);
    Figure theirs = objective.of(defaults);
    boolean isWorse = !own.isDefined() || (theirs.isDefined() && own.value() < theirs.value());
    if (isWorse && choices.stream().anyMatch(choice -> choice.set() != 0)) {
      warnings.add(
          "Out-of-sample the configuration as it is did better ("
              + objective.label()
              + " "
              + Texts.number(theirs)
              + " against "
              + Texts.number(own)
              + ").");
    }
  }
}
