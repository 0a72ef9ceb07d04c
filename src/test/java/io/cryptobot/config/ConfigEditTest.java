package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.config.ConfigEdit.Refused;
import io.cryptobot.config.ConfigEdit.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigEditTest {
  private static final String AGGRESSIVE = "settings_aggressive.json";

  @TempDir private Path home;
  private Path config;

  @BeforeEach
  void defaults() throws IOException {
    config = home.resolve("config");
    assertTrue(ConfigDefaults.writeMissingFolder(config));
  }

  private String text(String file) throws IOException {
    return Files.readString(config.resolve(file));
  }

  private Sound sound(String file, Map<String, String> typed) throws IOException {
    return assertInstanceOf(Sound.class, ConfigEdit.of(config, file, text(file), typed));
  }

  private Refused refused(String file, Map<String, String> typed) throws IOException {
    return assertInstanceOf(Refused.class, ConfigEdit.of(config, file, text(file), typed));
  }

  @Test
  void onlyTheValueChangesAndAllElseStaysAsItWasWritten() throws IOException {
    Sound edit = sound("deployment.json", Map.of("micro_live.max_daily_loss", "2.5"));
    String before = text("deployment.json");
    assertEquals(
        before.replaceFirst("\"max_daily_loss\": 3,", "\"max_daily_loss\": 2.5,"), edit.text());
    assertEquals("3", edit.before().at("/micro_live/max_daily_loss").asText());
    assertEquals("2.5", edit.after().at("/micro_live/max_daily_loss").asText());
  }

  @Test
  void aBadValueIsRefusedWithItsKeyAndRange() throws IOException {
    Refused refused = refused(AGGRESSIVE, Map.of("rsi_buy", "130"));
    assertEquals(
        "settings_aggressive.json: rsi_buy is 130, it must be a number from 0 to 100",
        refused.problems().get(0).toString());
    assertTrue(
        refused(AGGRESSIVE, Map.of("rsi_buy", "low")).problems().get(0).sentence().contains("low"));
  }

  @Test
  void whatDoesNotFitAnotherKeyOrAnotherFileIsRefused() throws IOException {
    assertEquals(
        "max_total_loss",
        refused("deployment.json", Map.of("micro_live.capital", "4")).problems().stream()
            .map(problem -> problem.key().substring("micro_live.".length()))
            .reduce("", String::concat));
    assertEquals(
        "timeframe", refused(AGGRESSIVE, Map.of("timeframe", "6h")).problems().get(0).key());
  }

  @Test
  void theFaultOfAnotherFileKeepsNoEditOut() throws IOException {
    Files.writeString(
        config.resolve("allocation.json"),
        text("allocation.json").replace("\"skim_fraction\": 0.27", "\"skim_fraction\": 7"));
    assertEquals("25", sound(AGGRESSIVE, Map.of("rsi_buy", "25")).after().get("rsi_buy").asText());
  }

  @Test
  void listsGroupsAndSwitchesAreTypedAsTheyAreShown() throws IOException {
    Sound edit =
        sound(
            "settings_conservative.json",
            Map.of(
                "coins", "BTC-USD, ETH-USD, LTC-USD",
                "coin_weights", "BTC-USD 0.4, ETH-USD 0.4, LTC-USD 0.2",
                "entry_needs_no_exit_signal", "false"));
    assertTrue(edit.text().contains("\"coins\": [\"BTC-USD\", \"ETH-USD\", \"LTC-USD\"],"));
    assertTrue(
        edit.text().contains("{ \"BTC-USD\": 0.4, \"ETH-USD\": 0.4, \"LTC-USD\": 0.2 }"),
        edit.text());
    assertEquals(
        "BTC-USD 0.4, ETH-USD 0.4, LTC-USD 0.2",
        TypedValue.shown(edit.after().get("coin_weights")));
  }

  @Test
  void aBlankValueTakesAnOptionalKeyOutAndATypedOnePutsItBack() throws IOException {
    Sound out = sound(AGGRESSIVE, Map.of("position_fraction", ""));
    assertTrue(out.after().path("position_fraction").isMissingNode());
    Files.writeString(config.resolve(AGGRESSIVE), out.text().replace("\n", "\r\n"));
    Sound in = sound(AGGRESSIVE, Map.of("position_fraction", "0.05"));
    assertEquals("0.05", in.after().get("position_fraction").asText());
    assertTrue(in.text().contains(",\r\n  \"position_fraction\": 0.05"), in.text());
    assertEquals("rsi_buy", refused(AGGRESSIVE, Map.of("rsi_buy", " ")).problems().get(0).key());
  }

  @Test
  void aKeyThatNobodyKnowsIsRefusedAndAByteOrderMarkStays() throws IOException {
    assertEquals("rsi", refused(AGGRESSIVE, Map.of("rsi", "1")).problems().get(0).key());
    assertEquals(
        "other.capital",
        refused("deployment.json", Map.of("other.capital", "1")).problems().get(0).key());
    Files.writeString(config.resolve(AGGRESSIVE), "\uFEFF" + text(AGGRESSIVE));
    assertTrue(sound(AGGRESSIVE, Map.of("rsi_buy", "25")).text().startsWith("\uFEFF{"));
  }

  @Test
  void aBrokenFileIsExplainedAndNotEdited() throws IOException {
    Files.writeString(config.resolve(AGGRESSIVE), "{ \"rsi_buy\": 30");
    assertTrue(
        refused(AGGRESSIVE, Map.of("rsi_buy", "25"))
            .problems()
            .get(0)
            .toString()
            .contains("ends too early"));
  }

  @Test
  void S27_addressesAndCredentialsAreNoneOfTheFilesThatAreEdited() {
    assertEquals(
        java.util.List.of(
            "settings_conservative.json", AGGRESSIVE, "allocation.json", "deployment.json"),
        ConfigEdit.FILES);
  }
}
