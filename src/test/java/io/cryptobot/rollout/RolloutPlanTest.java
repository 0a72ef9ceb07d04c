package io.cryptobot.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each criterion of each day, by logs written by hand. */
class RolloutPlanTest {
  private static final String ORDER = "client_order_id=k3v9-1 order_id=o-1";

  @TempDir Path folder;
  private RolloutHome home;

  @BeforeEach
  void makeHome() throws Exception {
    home = new RolloutHome(folder);
  }

  @Test
  void inAnEmptyHomeNothingIsJudgedYet() throws Exception {
    for (RolloutReport.Day day : home.report().days()) {
      assertEquals(Judgement.NOT_YET, day.judged(), day.number());
      for (RolloutReport.Entry entry : day.entries()) {
        assertEquals(Judgement.NOT_YET, entry.finding().judged(), entry.name());
        assertTrue(!entry.finding().whatToDo().isEmpty(), entry.name());
      }
    }
    assertEquals(
        List.of("1", "2", "2.5", "3", "4", "5", "6", "7"),
        home.report().days().stream().map(RolloutReport.Day::number).toList());
  }

  @Test
  void aHomeWithAllEvidencePassesAllDaysButTheLast() throws Exception {
    home.passed();
    for (RolloutReport.Day day : home.report().days()) {
      Judgement expected = day.number().equals("7") ? Judgement.NOT_YET : Judgement.PASS;
      assertEquals(expected, day.judged(), day.toString());
    }
    assertEquals(List.of(), home.report().missingFor("full_live"));
    home.run("live", "full_live", "7T00:00", "");
    assertEquals("PASS", home.judged("7"));
  }

  @ParameterizedTest
  @CsvSource({
    "micro_live, 1 2 2.5",
    "light_live, 1 2 2.5 3 4",
    "full_live, 1 2 2.5 3 4 5 6",
    "my_own_phase, 1 2 2.5 3 4 5 6"
  })
  void eachPhaseNeedsTheDaysBeforeIt(String phase, String days) throws Exception {
    assertEquals(
        List.of(days.split(" ")),
        home.report().missingFor(phase).stream().map(RolloutReport.Day::number).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "beats_buy_and_hold, total_return_pct,   7.5,    FAIL",
    "beats_buy_and_hold, total_return_pct,   7.51,   PASS",
    "beats_buy_and_hold, buy_and_hold_pct,   '',     FAIL",
    "loss_limits,        ignore_loss_limits, True,   FAIL",
    "max_drawdown,       max_drawdown_pct,   10,     PASS",
    "max_drawdown,       max_drawdown_pct,   10.01,  FAIL",
    "max_drawdown,       capital,            2000,   FAIL",
    "max_drawdown,       phase,              other,  NOT YET",
    "profit_factor,      profit_factor,      1.1,    FAIL",
    "profit_factor,      profit_factor,      1.11,   PASS",
    "profit_factor,      profit_factor,      '',     FAIL",
    "closed_trades,      trades,             39,     FAIL",
    "closed_trades,      trades,             40,     PASS",
    "verdict,            verdict,            FAIL,   FAIL",
    "verdict,            verdict,            PASS,   PASS",
    "source,             source,             network,PASS"
  })
  void dayOneJudgesTheLastBacktest(String criterion, String column, String cell, String judged)
      throws Exception {
    home.backtest("09:00").backtest("10:00", column, cell);
    assertEquals(judged, home.judged("1", criterion));
    assertEquals(
        "2025-03-01T10:00:00Z", home.finding("1", "verdict").date().orElseThrow().toString());
  }

  @Test
  void aBacktestOverMadeUpPricesIsPassedOver() throws Exception {
    home.backtest("10:00", "source", "sample");
    assertEquals("NOT YET", home.judged("1"));
    home.backtest("11:00", "verdict", "FAIL").backtest("12:00", "source", "sample");
    assertEquals("FAIL", home.judged("1"));
    home.backtest("13:00");
    assertEquals("PASS", home.judged("1"));
  }

  @Test
  void aBacktestOfAnotherConfigurationCountsAndSaysSo() throws Exception {
    home.backtest("10:00");
    assertTrue(home.finding("1", "verdict").evidence().contains("changed since"));
    home.backtest("11:00", "config_hash", home.config().hash());
    assertTrue(!home.finding("1", "verdict").evidence().contains("changed since"));
  }

  @ParameterizedTest
  @CsvSource({"10:00, 2T09:59, NOT YET, 23.9 h", "10:00, 2T10:00, PASS,    24.0 h"})
  void dayTwoAsksFor24Hours(String from, String to, String judged, String hours) throws Exception {
    home.paper(from, to);
    assertEquals(judged, home.judged("2", "run_time"));
    assertTrue(home.finding("2", "run_time").evidence().startsWith(hours));
  }

  @Test
  void runsAddUpAndAPauseThatMissesNoCandleCounts() throws Exception {
    home.paper("00:00", "12:00").paper("12:15", "23:45").paper("2T01:00", "2T01:10");
    assertEquals("23.9 h in 3 runs", home.finding("2", "run_time").evidence().substring(0, 16));
    home.paper("2T01:15", "2T01:16");
    assertEquals("PASS", home.judged("2", "run_time"));
  }

  @Test
  void aScheduledRunEveryFiveMinutesCountsAsTheDaemonDoes() throws Exception {
    for (int minute = 0; minute <= 24 * 60; minute += 5) {
      String at = "%dT%02d:%02d".formatted(1 + minute / 1440, minute / 60 % 24, minute % 60);
      home.paper(at, at);
    }
    assertEquals("24.0 h in 289 runs", home.finding("2", "run_time").evidence().substring(0, 18));
    assertEquals("PASS", home.judged("2", "run_time"));
  }

  @ParameterizedTest
  @CsvSource({"replay", "dry_run", "simulator", "sandbox_local"})
  void onlyPaperRunsCountOnDayTwo(String environment) throws Exception {
    home.run(environment, "sandbox_test", "00:00", "3T00:00");
    home.signals("01:00", "02:00", "03:00", "04:00", "05:00");
    assertEquals("no run yet", home.finding("2", "run_time").evidence());
    assertEquals("no run yet", home.finding("2", "signals").evidence());
    assertEquals("NOT YET", home.judged("2"));
  }

  @Test
  void aKilledRunCountsUntilItsLastRow() throws Exception {
    home.paper("00:00", "").snapshot("23:59").signals("2T00:00");
    assertEquals("PASS", home.judged("2", "run_time"));
    assertEquals(
        "2025-03-02T00:00:00Z", home.finding("2", "run_time").date().orElseThrow().toString());
  }

  @Test
  void aKilledRunCountsUntilItsLastHeartbeat() throws Exception {
    home.paper("00:00", "").heartbeat("1T06:30");
    assertEquals("6.5 h in 1 run ", home.finding("2", "run_time").evidence().substring(0, 15));
    home.paper("12:00", "12:06");
    assertEquals("6.6 h in 2 runs", home.finding("2", "run_time").evidence().substring(0, 15));
  }

  @Test
  void aKilledRunDoesNotLastIntoTheNext() throws Exception {
    home.paper("00:00", "").snapshot("06:00").paper("20:00", "").snapshot("22:00");
    assertTrue(home.finding("2", "run_time").evidence().startsWith("8.0 h in 2 runs"));
  }

  /** It is logged before the new run begins, while the killed one has no end. */
  @Test
  void anErrorOfAStartBelongsToTheRunThatStarts() throws Exception {
    home.paper("00:00", "").snapshot("06:00");
    home.error("3T11:59", "STATE_ERROR", "CRITICAL").paper("3T12:00", "4T12:00");
    assertEquals("FAIL", home.judged("2", "no_errors"));
    assertTrue(home.finding("2", "run_time").evidence().startsWith("no run since"));
  }

  @ParameterizedTest
  @CsvSource({
    "11:00, ERROR,    FAIL",
    "11:00, CRITICAL, FAIL",
    "11:00, WARNING,  PASS",
    "11:00, INFO,     PASS",
    "09:00, CRITICAL, PASS",
    "2T11:01, ERROR,  PASS"
  })
  void anErrorWithinTheRunsFails(String at, String severity, String judged) throws Exception {
    home.paper("10:00", "2T11:00").error(at, "INTERNAL_ERROR", severity);
    assertEquals(judged, home.judged("2", "no_errors"));
    assertEquals(judged.equals("PASS") ? "PASS" : "NOT YET", home.judged("2", "run_time"));
  }

  @Test
  void afterAnErrorTheTrialBeginsAnewWithTheNextRun() throws Exception {
    home.paper("00:00", "2T03:00").signals("01:00", "02:00", "03:00", "04:00", "05:00");
    home.error("06:00", "API_ERROR", "ERROR");
    assertEquals("FAIL", home.judged("2"));
    assertTrue(home.finding("2", "no_errors").evidence().contains("ERROR API_ERROR: it, broke"));
    home.paper("2T04:00", "3T03:00");
    assertEquals("FAIL", home.judged("2", "no_errors"));
    home.paper("3T03:10", "3T04:00");
    assertEquals("PASS", home.judged("2", "no_errors"));
    assertEquals("PASS", home.judged("2", "run_time"));
    assertEquals("NOT YET", home.judged("2", "signals"));
    home.signals("2T05:00", "2T06:00", "2T07:00", "2T08:00", "3T03:30");
    assertEquals("PASS", home.judged("2"));
  }

  @Test
  void fourSignalsAreTooFewAndOneThatIsNotMetIsNone() throws Exception {
    home.paper("00:00", "2T00:00").signals("01:00", "01:00", "02:00", "03:00");
    home.signal("04:00", "False").signals("2T01:00");
    assertTrue(home.finding("2", "signals").evidence().startsWith("4 in 1 run"));
    home.paper("2T02:00", "2T03:00").signals("2T02:30");
    assertEquals("PASS", home.judged("2", "signals"));
  }

  /** Rows of a replay bear the times of its candles. */
  @Test
  void theRowsOfALaterReplayOfTheSameHoursDoNotCount() throws Exception {
    home.paper("00:00", "2T00:00").signals("01:00", "23:00");
    home.run("replay", "sandbox_test", "10T00:00", "10T00:01");
    home.signals("00:30", "02:00", "03:00", "04:00", "05:00", "9T00:00");
    assertTrue(home.finding("2", "signals").evidence().startsWith("2 in 1 run"));
    home.paper("10T01:00", "10T02:00").signals("10T01:00", "10T01:10", "10T01:20");
    assertTrue(home.finding("2", "signals").evidence().startsWith("5 in 2 runs"));
  }

  @Test
  void aReplayDoesNotProlongARunThatWasKilledBeforeIt() throws Exception {
    home.paper("00:00", "").snapshot("00:05").snapshot("00:10");
    home.run("replay", "sandbox_test", "10T00:00", "10T00:01");
    home.snapshot("3T00:00").snapshot("3T01:00").signals("3T02:00");
    assertTrue(home.finding("2", "run_time").evidence().startsWith("0.1 h in 1 run"));
    assertTrue(home.finding("2", "signals").evidence().startsWith("0 in 1 run"));
  }

  @Test
  void theTradesOfALaterReplayAreNotThoseOfARunWithOrders() throws Exception {
    home.run("live", "micro_live", "00:00", "2T01:00");
    home.run("replay", "micro_live", "10T00:00", "10T00:01");
    home.buy("05:00", "micro_live", "1", "").sell("06:00", "micro_live", "1", "-4", "");
    assertEquals("NOT YET", home.judged("3", "bought_and_sold"));
    assertEquals("PASS", home.judged("3", "losses"));
    assertEquals("NOT YET", home.judged("4"));
    assertTrue(home.finding("4", "optimization_report").evidence().startsWith("no live trade"));
  }

  @Test
  void theTradesOfARunWithOrdersCountAlthoughAReplayCameLater() throws Exception {
    home.run("live", "micro_live", "00:00", "2T01:00");
    home.buy("05:00", "micro_live", "1", ORDER).sell("06:00", "micro_live", "1", "-1", ORDER);
    home.run("replay", "micro_live", "10T00:00", "10T00:01").buy("01:00", "micro_live", "1", "");
    assertEquals("PASS", home.judged("3"));
  }

  @ParameterizedTest
  @CsvSource({
    "sandbox,       PASS",
    "sandbox_local, PASS",
    "paper,         NOT YET",
    "dry_run,       NOT YET",
    "simulator,     NOT YET",
    "live,          NOT YET"
  })
  void dayTwoAndAHalfTakesAnySandbox(String environment, String judged) throws Exception {
    home.run(environment, "sandbox_test", "00:00", "01:00");
    home.buy("00:10", "sandbox_test", "1", ORDER);
    assertEquals("NOT YET", home.judged("2.5"));
    home.sell("00:20", "sandbox_test", "1", "-0.05", ORDER);
    assertEquals(judged, home.judged("2.5"));
  }

  @Test
  void aSaleInPartsIsCompletedByItsLast() throws Exception {
    home.run("sandbox", "sandbox_test", "00:00", "01:00");
    home.buy("00:10", "sandbox_test", "1", ORDER);
    home.sell("00:20", "sandbox_test", "0.6", "-0.05", ORDER);
    assertEquals("NOT YET", home.judged("2.5"));
    home.run("sandbox", "sandbox_test", "02:00", "03:00");
    home.sell("02:20", "sandbox_test", "0.39", "-0.05", ORDER);
    assertEquals("PASS", home.judged("2.5"));
    assertEquals(
        "SOL-USD bought 2025-03-01 00:10 UTC, sold 2025-03-01 02:20 UTC",
        home.finding("2.5", "bought_and_sold").evidence());
  }

  @Test
  void aSaleWithoutABuyCompletesNothing() throws Exception {
    home.run("sandbox", "sandbox_test", "00:00", "01:00");
    home.sell("00:20", "sandbox_test", "1", "0.05", ORDER).buy("00:30", "sandbox_test", "1", ORDER);
    assertEquals("NOT YET", home.judged("2.5"));
  }

  @Test
  void dayThreeNeedsRealMoneyInItsOwnPhase() throws Exception {
    home.run("live", "light_live", "00:00", "2T01:00");
    home.buy("01:00", "light_live", "1", ORDER).sell("02:00", "light_live", "1", "1", ORDER);
    assertEquals("no run yet", home.finding("3", "run_time").evidence());
    home.run("dry_run", "micro_live", "3T00:00", "4T01:00");
    assertEquals("NOT YET", home.judged("3"));
    home.run("live", "micro_live", "5T00:00", "6T01:00");
    home.buy("5T01:00", "micro_live", "1", ORDER).sell("5T02:00", "micro_live", "1", "1", ORDER);
    assertEquals("PASS", home.judged("3"));
    home.error("5T03:00", "API_ERROR", "ERROR");
    assertEquals("FAIL", home.judged("3"));
  }

  /** micro_live allows $3 a day and $5 in all. */
  @ParameterizedTest
  @CsvSource({
    "-1,    -2,    -2,    PASS",
    "-1,    -2.01, 5,     FAIL",
    "-2.9,   2,    -2.1,  PASS",
    "-2.9,   2,    -2.11, FAIL"
  })
  void lossesAreJudgedByTheLimitsOfThePhase(
      String first, String second, String nextDay, String judged) throws Exception {
    home.run("live", "micro_live", "00:00", "2T12:00");
    home.sell("01:00", "micro_live", "1", first, ORDER);
    home.sell("23:59", "micro_live", "1", second, ORDER);
    home.sell("2T00:00", "micro_live", "1", nextDay, ORDER);
    assertEquals(judged, home.judged("3", "losses"));
  }

  @Test
  void afterALossBeyondALimitTheTrialBeginsAnew() throws Exception {
    home.run("live", "light_live", "00:00", "2T12:00");
    home.sell("01:00", "light_live", "1", "-10.5", ORDER);
    assertEquals(
        "$10.50 lost on 2025-03-01, more than the limit of $10.00",
        home.finding("5", "losses").evidence());
    assertEquals("FAIL", home.judged("5"));
    home.run("live", "light_live", "3T00:00", "4T01:00");
    home.sell("3T01:00", "light_live", "1", "-9.5", ORDER);
    assertEquals("PASS", home.judged("5"));
    assertEquals(
        "$9.50 lost of $20.00 in all, at most $9.50 of $10.00 on a day (2025-03-03)",
        home.finding("5", "losses").evidence());
  }

  @Test
  void dayFourWantsAReportThatIsNewerThanTheFirstLiveTrade() throws Exception {
    home.run("live", "micro_live", "3T00:00", "3T10:00");
    home.report("optimized_params.json", "3T00:30");
    assertEquals(
        "no live trade to analyse yet", home.finding("4", "optimization_report").evidence());
    home.buy("3T01:00", "micro_live", "1", ORDER);
    assertEquals("NOT YET", home.judged("4"));
    home.report("optimization_report.md", "3T01:30");
    assertEquals("PASS", home.judged("4"));
    assertEquals("data/optimization_report.md", home.finding("4", "optimization_report").file());
  }

  @Test
  void theKillSwitchCountsOnceItIsLifted() throws Exception {
    home.audit("01:00", "RESUME", "--resume", "off");
    assertEquals("not tried", home.finding("6", "kill_switch").evidence());
    home.audit("02:00", "KILL_SWITCH", "--kill", "on");
    home.audit("02:30", "RESUME", "--resume refused: wrong password", "on");
    assertTrue(home.finding("6", "kill_switch").evidence().endsWith("not lifted"));
    home.audit("03:00", "RESUME", "--resume", "off");
    home.audit("04:00", "KILL_SWITCH", "--kill", "on");
    assertEquals("PASS", home.judged("6", "kill_switch"));
  }

  @Test
  void aRestartAfterAnApiErrorCountsInTheSameEnvironmentAndIfItWentWell() throws Exception {
    String criterion = "restart_after_api_error";
    home.run("replay", "sandbox_test", "00:00", "00:30").error("00:10", "API_ERROR", "WARNING");
    assertEquals("no API_ERROR yet", home.finding("6", criterion).evidence());
    home.paper("01:00", "02:00").error("01:30", "API_ERROR", "WARNING");
    home.run("sandbox", "sandbox_test", "03:00", "04:00");
    assertTrue(home.finding("6", criterion).evidence().endsWith("no good restart since"));
    home.paper("05:00", "").end("paper", "05:01", 1);
    assertEquals("NOT YET", home.judged("6", criterion));
    home.paper("06:00", "");
    assertEquals("NOT YET", home.judged("6", criterion));
    home.snapshot("06:05");
    assertEquals("PASS", home.judged("6", criterion));
  }

  @Test
  void aBackupIsToldByItsName() throws Exception {
    home.audit("01:00", "BACKUP", "backup_20250301_010000", "");
    assertEquals("backup_20250301_010000", home.finding("6", "backup").evidence());
    assertEquals("PASS", home.judged("6", "backup"));
  }

  @Test
  void withoutAConfigurationLimitsAreUnknownAndTheRestIsJudged() throws Exception {
    home.passed();
    RolloutReport report = RolloutPlan.judge(home.home(), Optional.empty(), RolloutHome.NOW);
    List<String> judged =
        report.days().stream().map(day -> day.number() + " " + day.judged().label()).toList();
    assertEquals(
        List.of(
            "1 NOT YET",
            "2 PASS",
            "2.5 PASS",
            "3 NOT YET",
            "4 PASS",
            "5 NOT YET",
            "6 PASS",
            "7 NOT YET"),
        judged);
  }

  @Test
  void aRunThatEndsInTheFutureCountsUntilNow() throws Exception {
    home.paper("20T10:00", "25T10:00");
    assertTrue(home.finding("2", "run_time").evidence().startsWith("2.0 h"));
  }
}
