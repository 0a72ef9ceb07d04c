package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeArgumentsTest {
  private final CliHarness harness = new CliHarness();

  private List<String> modeFirst(String line) {
    return harness.modeFirst(line.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "--backtest --days 30,              --backtest --days 30",
    "backtest --days 30,                --backtest --days 30",
    "--days 30 --backtest,              --backtest --days 30",
    "--days 30 --json backtest --fee 1, --backtest --days 30 --json --fee 1",
    "--home paper --backtest,           --backtest --home paper",
    "--phase live --backtest,           --backtest --phase live",
    "--csv status --backtest,           --backtest --csv status",
    "--backtest --visualize,            --backtest --visualize",
    "--paper --interval 300,            --paper --interval 300",
  })
  void theModeIsFoundWhereverItStands(String given, String sorted) {
    assertEquals(List.of(sorted.split(" ")), modeFirst(given));
  }

  @Test
  void withoutAModeTheArgumentsStayAsTheyAre() {
    assertEquals(List.of("--days", "30"), modeFirst("--days 30"));
  }

  @ParameterizedTest
  @CsvSource({"--backtest --paper", "--visualize --backtest", "backtest status", "--paper --live"})
  void twoModesAreRefused(String given) {
    assertThrows(ModeArguments.TwoModesException.class, () -> modeFirst(given));
  }
}
