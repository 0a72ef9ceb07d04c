package io.cryptobot.optimize;

import static io.cryptobot.optimize.Runs.run;
import static io.cryptobot.optimize.Runs.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.backtest.RunFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepVerdictTest {
  private static final Ranking RANKING = new Ranking(Objective.CALMAR, 20);
  private static final RunFigures DEFAULTS = run(1, 4, 50);

  private static SweepVerdict verdict(RunFigures train, RunFigures test) {
    return verdict(Objective.CALMAR, train, test, DEFAULTS);
  }

  private static SweepVerdict verdict(
      Objective objective, RunFigures train, RunFigures test, RunFigures defaults) {
    return SweepVerdict.of(
        List.of(set(0, run(1, 4, 50), defaults), set(1, train, test)),
        List.of(Runs.fold(0)),
        new Ranking(objective, 20));
  }

  private static void assertWarned(SweepVerdict verdict, String... begins) {
    assertEquals(begins.length, verdict.warnings().size(), verdict.warnings().toString());
    for (int i = 0; i < begins.length; i++) {
      assertTrue(verdict.warnings().get(i).startsWith(begins[i]), verdict.warnings().get(i));
    }
  }

  @Test
  void aResultThatHoldsIsNotWarnedOf() {
    SweepVerdict verdict = verdict(run(10, 4, 50), run(8, 4, 40));
    assertEquals(1, verdict.chosen());
    assertWarned(verdict);
  }

  @Test
  void lessThanHalfOutOfSampleIsWarnedOf() {
    assertWarned(
        verdict(run(10, 4, 50), run(3, 4, 40)), "Out-of-sample the result falls under half");
  }

  @Test
  void lessThanTheConfigurationOutOfSampleIsWarnedOf() {
    assertWarned(
        verdict(Objective.CALMAR, run(10, 4, 50), run(8, 4, 40), run(9, 4, 40)),
        "Out-of-sample the configuration as it is did better");
  }

  @Test
  void aLossOutOfSampleIsWarnedOfInEachWay() {
    assertWarned(
        verdict(run(10, 4, 50), run(-2, 4, 40)),
        "Out-of-sample the result falls under half",
        "Out-of-sample the configuration as it is did better",
        "The chosen parameters lost money");
  }

  @Test
  void aSearchInWhichEverythingLosesIsWarnedOf() {
    SweepVerdict verdict =
        SweepVerdict.of(
            List.of(set(0, run(-9, 9, 50), run(1, 2, 50)), set(1, run(-5, 6, 50), run(2, 2, 50))),
            List.of(Runs.fold(0)),
            RANKING);
    assertWarned(verdict, "Not even in-sample");
  }

  @Test
  void aSetWithTooFewTradesIsNotChosenHoweverGood() {
    SweepVerdict verdict =
        SweepVerdict.of(
            List.of(set(0, run(1, 4, 50), DEFAULTS), set(1, run(90, 1, 19), run(9, 1, 50))),
            List.of(Runs.fold(0)),
            RANKING);
    assertEquals(0, verdict.chosen());
  }

  @Test
  void whereNoSetHasTradesEnoughTheConfigurationIsKeptAndThatIsSaid() {
    SweepVerdict verdict =
        SweepVerdict.of(
            List.of(set(0, run(1, 4, 2), run(1, 4, 30)), set(1, run(9, 1, 3), run(9, 1, 50))),
            List.of(Runs.fold(0)),
            RANKING);
    assertEquals(0, verdict.chosen());
    assertTrue(verdict.warnings().get(0).startsWith("No set had"), verdict.warnings().toString());
  }

  @Test
  void aGainThatLuckAloneMayMakeIsWarnedOf() {
    assertWarned(
        verdict(run(2, 4, 50), run(1.5, 4, 40)),
        "Out-of-sample the result cannot be told from luck: its days lie 1.49 standard errors");
  }

  @Test
  void tooFewTradesOutOfSampleAreWarnedOf() {
    assertWarned(verdict(run(10, 4, 50), run(9, 4, 9)), "Out-of-sample there were 9 closed trades");
  }

  @Test
  void aProfitFactorIsHalvedFromOneWhichNeitherWinsNorLoses() {
    // 1.5 in-sample, 1.2 out-of-sample: four fifths of the figure, two fifths of what it earns.
    assertWarned(
        verdict(Objective.PROFIT_FACTOR, run(10, 4, 50), run(4, 4, 40), run(1, 4, 50)),
        "Out-of-sample the result falls under half");
  }

  @Test
  void eachFoldChoosesForItselfAndTheLastIsGoneOnWith() {
    List<SetResult> results =
        List.of(
            new SetResult(
                0, List.of(run(1, 4, 50), run(1, 4, 50)), List.of(run(1, 4, 50), run(1, 4, 50))),
            new SetResult(
                1, List.of(run(9, 4, 50), run(1, 4, 50)), List.of(run(6, 4, 50), run(0, 4, 50))),
            new SetResult(
                2, List.of(run(2, 4, 50), run(8, 4, 50)), List.of(run(-9, 9, 50), run(7, 4, 50))));
    SweepVerdict verdict = SweepVerdict.of(results, List.of(Runs.fold(0), Runs.fold(1)), RANKING);
    assertEquals(List.of(1, 2), verdict.choices().stream().map(Choice::set).toList());
    assertEquals(2, verdict.chosen());
    assertEquals(1.06 * 1.07, verdict.outOfSample().growth(), 1e-12);
    assertEquals(1.01 * 1.01, verdict.defaults().growth(), 1e-12);
  }

  @Test
  void resultsAreRankedInSampleAndWhatDoesNotCountComesLast() {
    List<SetResult> ranked =
        RANKING.ranked(
            List.of(
                set(0, run(1, 4, 50), DEFAULTS),
                set(1, run(90, 1, 5), DEFAULTS),
                set(2, run(5, 4, 50), DEFAULTS)));
    assertEquals(List.of(2, 0, 1), ranked.stream().map(SetResult::number).toList());
  }
}
