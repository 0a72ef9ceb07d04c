package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CliTest {
  private final CliHarness cli = new CliHarness();

  @Test
  void withoutArgumentsTheHelpIsPrintedAndTheUsageWasWrong() {
    assertEquals(2, cli.run());
    assertTrue(cli.err().contains("--backtest"), cli.err());
  }

  @Test
  void theHelpNamesEveryModeAndEveryOption() {
    assertEquals(0, cli.run("--help"));
    for (Mode mode : Mode.values()) {
      assertTrue(cli.out().contains(mode.option()), mode.option());
    }
    for (String option :
        new String[] {
          "--days",
          "--from",
          "--to",
          "--csv",
          "--sample",
          "--phase",
          "--capital",
          "--ignore-loss-limits",
          "--slippage",
          "--fee",
          "--visualize",
          "--json",
          "--home"
        }) {
      assertTrue(cli.out().contains(option), option);
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void everyModeHasHelpOfItsOwn(Mode mode) {
    assertEquals(0, cli.run(mode.option(), "--help"));
    assertEquals(0, cli.run(mode.word(), "--help"));
  }

  @Test
  void aModesOwnHelpShowsItsOptions() {
    assertEquals(0, cli.run("--backtest", "--help"));
    assertTrue(cli.out().contains("--ignore-loss-limits"), cli.out());
  }

  @Test
  void theVersionIsPrinted() {
    assertEquals(0, cli.run("--version"));
    assertTrue(cli.out().startsWith("cryptobot "), cli.out());
  }

  @Test
  void optionsWithoutAModeAreWrongUsage() {
    assertEquals(2, cli.run("--days", "30"));
    assertTrue(cli.err().contains("No mode was given"), cli.err());
  }

  @Test
  void twoModesAreWrongUsage() {
    assertEquals(2, cli.run("--paper", "--live"));
    assertTrue(cli.err().contains("--paper and --live"), cli.err());
  }
}
