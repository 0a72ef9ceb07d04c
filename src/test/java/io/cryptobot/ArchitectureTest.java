package io.cryptobot;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

/** Which package may know which, and what stays at the edge. */
@AnalyzeClasses(packages = "io.cryptobot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] DOMAIN = {
    "io.cryptobot.market..",
    "io.cryptobot.strategy..",
    "io.cryptobot.portfolio..",
    "io.cryptobot.risk..",
    "io.cryptobot.engine.."
  };

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.cryptobot.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule marketKnowsNothingOfOurs = knowsOnly("market");

  @ArchTest static final ArchRule strategyKnowsTheMarket = knowsOnly("strategy", "market");

  @ArchTest static final ArchRule portfolioKnowsTheMarket = knowsOnly("portfolio", "market");

  @ArchTest static final ArchRule riskKnowsThePortfolio = knowsOnly("risk", "portfolio", "market");

  @ArchTest
  static final ArchRule engineKnowsTheDomain =
      knowsOnly("engine", "risk", "portfolio", "strategy", "market");

  @ArchTest static final ArchRule configKnowsNothingOfOurs = knowsOnly("config");

  @ArchTest static final ArchRule feedKnowsTheMarket = knowsOnly("feed", "market", "files", "time");

  @ArchTest
  static final ArchRule theStateKnowsWhatItRemembers =
      knowsOnly("state", "engine", "risk", "portfolio", "market", "files");

  @ArchTest
  static final ArchRule aSessionKnowsEngineStateAndLogs =
      knowsOnly(
          "session",
          "alert",
          "backtest",
          "exchange",
          "feed",
          "files",
          "home",
          "engine",
          "journal",
          "market",
          "orders",
          "portfolio",
          "risk",
          "state",
          "strategy",
          "time");

  @ArchTest
  static final ArchRule ordersKnowAccountEngineAndState =
      knowsOnly("orders", "engine", "exchange", "market", "portfolio", "risk", "state", "time");

  @ArchTest static final ArchRule theHomeKnowsFiles = knowsOnly("home", "files", "market", "time");

  @ArchTest
  static final ArchRule healthKnowsWhatItLooksAt =
      knowsOnly(
          "health",
          "alert",
          "config",
          "engine",
          "exchange",
          "feed",
          "files",
          "home",
          "market",
          "state");

  @ArchTest
  static final ArchRule theStatusReadsStateLogsAndConfiguration =
      knowsOnly(
          "status", "config", "engine", "home", "journal", "market", "portfolio", "risk", "state");

  @ArchTest static final ArchRule picturesKnowNothingOfOurs = knowsOnly("chart");

  @ArchTest
  static final ArchRule chartsOfTradingReadLogsAndBacktests =
      knowsOnly(
          "visualize", "backtest", "chart", "engine", "home", "journal", "market", "portfolio");

  @ArchTest
  static final ArchRule explanationsReadLogsAndJudgeByTheStrategies =
      knowsOnly(
          "explain", "config", "engine", "home", "journal", "market", "portfolio", "strategy");

  @ArchTest
  static final ArchRule theRolloutReadsLogsResultsAndConfiguration =
      knowsOnly("rollout", "backtest", "config", "files", "home", "journal");

  @ArchTest
  static final ArchRule theDashboardReadsWhatAHomeHolds =
      knowsOnly("dashboard", "config", "feed", "home", "journal", "state", "status", "time");

  @ArchTest
  static final ArchRule backupsKnowTheHomeAndItsState =
      knowsOnly("backup", "files", "home", "state");

  @ArchTest
  static final ArchRule updatesKnowTheHomeAndItsState =
      knowsOnly("update", "engine", "files", "home", "market", "portfolio", "state");

  @ArchTest static final ArchRule tasksKnowNothingOfOurs = knowsOnly("task");

  @ArchTest static final ArchRule thePackageKnowsNothingOfOurs = knowsOnly("pack");

  @ArchTest static final ArchRule theLauncherKnowsNothingOfOurs = knowsOnly("launch");

  @ArchTest
  static final ArchRule theSimulatorKnowsTheMarketAndNothingOfTheBot =
      knowsOnly("simulator", "files", "market", "time");

  @ArchTest
  static final ArchRule theOptimizerKnowsBacktestsSettingsAndTheTradeLog =
      knowsOnly(
          "optimize",
          "backtest",
          "config",
          "engine",
          "files",
          "home",
          "journal",
          "market",
          "portfolio",
          "strategy");

  @ArchTest static final ArchRule filesKnowTime = knowsOnly("files", "time");

  @ArchTest
  static final ArchRule theExchangeKnowsWhatItFills =
      knowsOnly("exchange", "credential", "engine", "portfolio", "market", "time");

  @ArchTest
  static final ArchRule alertsKnowWhatTheyTell = knowsOnly("alert", "engine", "market", "time");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.cryptobot.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.cryptobot.cli..");

  @ArchTest
  static final ArchRule theDomainKnowsNoFilesNetworkOrLibrariesButTa4j =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.cryptobot..",
              "java.lang..",
              "java.math..",
              "java.time..",
              "java.util..",
              "org.jspecify.annotations..",
              "org.ta4j..");

  @ArchTest
  static final ArchRule theDomainDoesNotPrint =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule timeZoneAndLocaleComeInFromOutside =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.cryptobot.cli.Main")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(ZoneId.class, "systemDefault")
          .orShould()
          .callMethod(TimeZone.class, "getDefault")
          .orShould()
          .callMethod(Locale.class, "getDefault");

  private static ArchRule knowsOnly(String name, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(name), Stream.of(others))
            .map(word -> "io.cryptobot." + word + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("io.cryptobot." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.cryptobot..").and(not(resideInAnyPackage(allowed))));
  }
}
