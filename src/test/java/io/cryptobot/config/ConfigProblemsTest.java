package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigProblemsTest {
  private static final String CALM = ConfigSchema.CONSERVATIVE;
  private static final String BOLD = ConfigSchema.AGGRESSIVE;
  private static final String SPLIT = ConfigSchema.ALLOCATION;
  private static final String PHASES = ConfigSchema.DEPLOYMENT;
  private static final String NET = ConfigSchema.CONNECTIONS;

  @Test
  void namesAllProblemsOfAllFilesAtOnceInTheOrderOfTheFiles() {
    TestFolder folder =
        TestFolder.ofDefaults()
            .edit(CALM, "\"rsi_buy\": 30", "\"rsi_buy\": 130, \"rsi_by\": 1")
            .edit(BOLD, "\"timeframe\": \"1h\"", "\"timeframe\": \"1d\"")
            .edit(BOLD, "\"max_hold_hours\": 48,", "")
            .delete(SPLIT)
            .write(PHASES, "{")
            .edit(NET, "\"encrypt_state\": false", "\"encrypt_state\": 0");
    assertEquals(
        List.of(
            CALM + ": rsi_buy is 130, it must be a number from 0 to 100",
            CALM + ": rsi_by is no known key, the nearest is rsi_buy",
            BOLD + ": max_hold_hours is missing, it must be a whole number from 1 to 8760",
            BOLD + ": timeframe is \"1d\", it must be \"1h\" as in settings_conservative.json",
            SPLIT
                + ": the file is missing in C:\\Users\\Jürgen Müller\\crypto bot\\config, take it"
                + " from a backup or a fresh copy of the program",
            PHASES
                + ": line 1, column 2: the file ends too early, a } or ] or a closing \" is missing",
            NET + ": encrypt_state is 0, it must be true or false"),
        folder.complaints());
  }

  @Test
  void S20_theKillSwitchCannotBeSwitchedOff() {
    TestFolder folder =
        TestFolder.ofDefaults()
            .edit(PHASES, "\"enable_kill_switch\": true", "\"enable_kill_switch\": false");
    assertEquals(
        DeploymentSchema.PHASES.stream()
            .map(
                phase ->
                    PHASES
                        + ": "
                        + phase
                        + ".enable_kill_switch is false, it must be true: the kill switch cannot be"
                        + " switched off")
            .toList(),
        folder.complaints());
  }

  @Test
  void anUnknownHardStopActionIsNamedInEachPhase() {
    TestFolder folder =
        TestFolder.ofDefaults()
            .edit(PHASES, "\"hard_stop_action\": \"hold\"", "\"hard_stop_action\": \"panic\"");
    assertEquals(
        DeploymentSchema.PHASES.stream()
            .map(phase -> phase + ".hard_stop_action is \"panic\", it must be one of hold, sell")
            .map(line -> PHASES + ": " + line)
            .toList(),
        folder.complaints());
  }

  @Test
  void aPhaseOfOnesOwnMayBeAdded() {
    BotConfig config =
        TestFolder.ofDefaults()
            .edit(
                PHASES,
                "\"micro_live\": {",
                """
                "step_2": {
                  "description": "Between micro and light", "capital": 25.50,
                  "max_daily_loss": 5, "max_total_loss": 10, "max_position_size": 10,
                  "require_confirmation": false, "enable_kill_switch": true, "use_sandbox": false
                },
                "micro_live": {""")
            .load();
    assertEquals(
        List.of("sandbox_test", "step_2", "micro_live", "light_live", "full_live"),
        List.copyOf(config.phases().keySet()));
    PhaseSettings own = config.phase("step_2").orElseThrow();
    assertEquals(new BigDecimal("25.5"), own.capital());
    assertEquals(20, own.maxTradesPerDay());
    assertEquals(PhaseSettings.HardStopAction.HOLD, own.hardStopAction());
  }

  @Test
  void aPhaseNeedsAPlainNameAndAGroup() {
    TestFolder folder =
        TestFolder.ofDefaults().edit(PHASES, "\"full_live\"", "\"Full live\": 1, \"full_live\"");
    assertEquals(
        List.of(
            PHASES
                + ": Full live is no name for a phase, it must be 1 to 40 small letters, digits or"
                + " _",
            PHASES + ": Full live is 1, it must be a phase in { }"),
        folder.complaints());
  }

  @Test
  void aShorterTimeframeAsksForAYoungerSignalEvenWhereItsAgeIsTheDefault() {
    TestFolder folder = TestFolder.ofDefaults();
    for (String file : List.of(CALM, BOLD)) {
      folder
          .edit(file, "\"timeframe\": \"1h\"", "\"timeframe\": \"5m\"")
          .edit(file, "\"signal_max_age_minutes\": 15,", "");
    }
    String expected =
        "signal_max_age_minutes is 15 by default, it must be a whole number from 1 to 5 with the"
            + " timeframe 5m";
    assertEquals(List.of(CALM + ": " + expected, BOLD + ": " + expected), folder.complaints());
  }

  @Test
  void aKeyThatIsWrongOnItsOwnIsNotComparedWithOthers() {
    TestFolder folder =
        TestFolder.ofDefaults().edit(CALM, "\"ema_slow\": 21", "\"ema_slow\": \"slow\"");
    assertEquals(
        List.of(CALM + ": ema_slow is \"slow\", it must be a whole number from 2 to 100"),
        folder.complaints());
  }

  @Test
  void aLongOrBrokenTextIsShownShortAndOnOneLine() {
    TestFolder folder =
        TestFolder.ofDefaults().edit(CALM, "\"1h\"", "\"" + "1\\n".repeat(50) + "\"");
    assertEquals(
        List.of(
            CALM
                + ": timeframe is \""
                + "1 ".repeat(30)
                + "...\", it must be one of 5m, 15m, 30m, 1h, 6h, 1d"),
        folder.complaints());
  }

  @Test
  void anExponentBeyondReasonIsNoNumber() {
    for (String number : List.of("1e9999999999999", "1e-9999999999999")) {
      TestFolder folder =
          TestFolder.ofDefaults().edit(CALM, "\"rsi_buy\": 30", "\"rsi_buy\": " + number);
      assertEquals(
          List.of(CALM + ": rsi_buy is NaN, it must be a number from 0 to 100"),
          folder.complaints());
    }
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPoint() {
    BotConfig config =
        TestFolder.ofDefaults().edit(CALM, "\"rsi_period\": 14", "\"rsi_period\": 14.0").load();
    assertEquals(14, config.conservative().rsiPeriod());
  }

  @Test
  void keysThatBeginWithAnUnderscoreAreCommentsAtAnyDepth() {
    BotConfig config =
        TestFolder.ofDefaults()
            .edit(
                CALM,
                "\"ETH-USD\": 0.5",
                "\"ETH-USD\": 0.5, \"_ETH-USD\": [\"half\", {\"a\": 1, \"a\": 2}]")
            .edit(PHASES, "\"capital\": 10,", "\"capital\": 10, \"_capital\": \"was 20\",")
            .edit(NET, "\"default\": 0.003", "\"default\": 0.003, \"_\": null")
            .edit(SPLIT, "\"_comment\"", "\"_comment\": 1, \"_comment\"")
            .load();
    assertEquals(ConfigLoader.load(TestFolder.REAL), config);
  }
}
