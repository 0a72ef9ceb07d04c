package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.config.ConfigMigration.Added;
import io.cryptobot.config.ConfigMigration.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigMigrationTest {
  @TempDir private Path folder;

  private Path config = Path.of("");

  @BeforeEach
  void defaults() throws IOException {
    config = folder.resolve("config");
    ConfigDefaults.writeMissingFolder(config);
  }

  private String text(String name) throws IOException {
    return Files.readString(config.resolve(name));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(config.resolve(name), text);
  }

  private BotConfig carriedOut(Plan plan) throws IOException {
    for (Map.Entry<String, byte[]> content : plan.contents().entrySet()) {
      Files.write(config.resolve(content.getKey()), content.getValue());
    }
    return ConfigLoader.load(config);
  }

  @Test
  void aConfigurationThatLacksNothingStaysAsItIs() throws Exception {
    assertEquals(new Plan(Map.of(), List.of()), ConfigMigration.plan(config));
  }

  @Test
  void aMissingFileIsTheDefaultOne() throws Exception {
    String defaults = text("connections.json");
    Files.delete(config.resolve("connections.json"));
    Plan plan = ConfigMigration.plan(config);
    assertEquals(List.of(new Added("connections.json", "")), plan.added());
    carriedOut(plan);
    assertEquals(defaults, text("connections.json"));
  }

  @Test
  void aMissingKeyComesWithItsCommentAndEverythingElseStaysToTheLetter() throws Exception {
    write(
        "allocation.json",
        """
        { "conservative_pct": 0.600,   "aggressive_pct": 0.4,
          "_mine": "a note, with } and \\"quotes\\"",
          "aggressive_cap_pct": 0.50, "skim_trigger_multiplier": 1.40,
          "skim_fraction": 0.27, "rebalance_interval_days": 30,
          "min_skim_amount_usd": 10, "rebalance_buy_positions": false,
          "rebalance_profits_only": true }
        """);
    String before = text("allocation.json");
    Plan plan = ConfigMigration.plan(config);
    assertEquals(List.of(new Added("allocation.json", "min_transfer_usd")), plan.added());
    BotConfig loaded = carriedOut(plan);
    String after = text("allocation.json");
    assertEquals(
        before.replace(
            "\"rebalance_profits_only\": true",
            """
            "rebalance_profits_only": true,
              "_min_transfer_usd": "The cap and the rebalance leave smaller amounts where they are.",
              "min_transfer_usd": 1"""),
        after);
    assertEquals(30, loaded.allocation().rebalanceIntervalDays());
    assertEquals(new Plan(Map.of(), List.of()), ConfigMigration.plan(config), "once is enough");
  }

  @Test
  void keysWithinAGroupAndWholePhasesAreAdded() throws Exception {
    write(
        "connections.json",
        text("connections.json")
            .replace(",\n    \"calls_per_minute\": 4", "")
            .replace("\"url\": \"https://api.coingecko.com\"", "\"url\": \"http://localhost:1\""));
    String deployment = text("deployment.json");
    int full = deployment.indexOf(",\n  \"full_live\"");
    write(
        "deployment.json",
        (deployment.substring(0, full) + "\n}\n")
            .replaceFirst("\"capital\": 1000", "\"capital\": 777")
            .replaceFirst(",\n *\"hard_stop_action\": \"hold\"", ""));
    Plan plan = ConfigMigration.plan(config);
    assertEquals(
        List.of(
            new Added("deployment.json", "full_live"),
            new Added("deployment.json", "sandbox_test.hard_stop_action"),
            new Added("connections.json", "coingecko.calls_per_minute")),
        plan.added());
    BotConfig loaded = carriedOut(plan);
    assertEquals("777", loaded.phase("sandbox_test").orElseThrow().capital().toPlainString());
    assertEquals("2000", loaded.phase("full_live").orElseThrow().capital().toPlainString());
    assertTrue(text("connections.json").contains("http://localhost:1"));
  }

  @Test
  void aFileOfNotepadKeepsItsMarkAndItsLineEnds() throws Exception {
    String windows =
        "\uFEFF" + text("settings_aggressive.json").replaceFirst(",\\s*\"max_hold_hours\": 48", "");
    write("settings_aggressive.json", windows.replace("\n", "\r\n"));
    Plan plan = ConfigMigration.plan(config);
    assertEquals(List.of(new Added("settings_aggressive.json", "max_hold_hours")), plan.added());
    carriedOut(plan);
    String after = text("settings_aggressive.json");
    assertTrue(after.startsWith("\uFEFF{\r\n"));
    assertEquals(0, after.replace("\r\n", "").chars().filter(c -> c == '\n').count());
  }

  @Test
  void aDefaultThatDoesNotFitWhatThePersonTradesIsLeftOut() throws Exception {
    write(
        "settings_conservative.json",
        text("settings_conservative.json")
            .replace("[\"BTC-USD\", \"ETH-USD\"]", "[\"BTC-USD\"]")
            .replaceFirst("(?s)\"coin_weights\": \\{.*?\\},", "")
            .replaceFirst(",\\s*\"position_fraction\": 0.10", ""));
    Plan plan = ConfigMigration.plan(config);
    assertEquals(
        List.of(new Added("settings_conservative.json", "position_fraction")), plan.added());
    assertEquals(List.of("BTC-USD"), carriedOut(plan).conservative().coins());
  }

  @Test
  void whatNoAdditionMendsIsRefusedWithAllMistakes() throws Exception {
    write("allocation.json", text("allocation.json").replace("skim_fraction", "skim_fractoin"));
    write("settings_aggressive.json", "{ \"rsi_period\": 14 ");
    ConfigException broken =
        assertThrows(ConfigException.class, () -> ConfigMigration.plan(config));
    assertTrue(
        String.valueOf(broken.getMessage()).contains("settings_aggressive.json"),
        broken.getMessage());
    Files.delete(config.resolve("settings_aggressive.json"));
    ConfigException unknown =
        assertThrows(ConfigException.class, () -> ConfigMigration.plan(config));
    assertTrue(
        String.valueOf(unknown.getMessage()).contains("skim_fractoin"), unknown.getMessage());
  }

  @Test
  void anEmptyObjectIsFilled() throws Exception {
    write("allocation.json", "{ }");
    BotConfig loaded = carriedOut(ConfigMigration.plan(config));
    assertEquals("0.7", loaded.allocation().conservativePct().toPlainString());
  }
}
