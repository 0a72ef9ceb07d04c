package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.fuzz.Form;
import io.cryptobot.fuzz.Fuzzing;
import io.cryptobot.fuzz.Good;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the files of the configuration: settings that can be, or what is wrong. */
class ConfigFuzzTest {
  private final Path folder = TestFolder.ofDefaults().path;

  private static void check(ConfigException e) {
    assertFalse(e.problems().isEmpty());
    for (ConfigProblem problem : e.problems()) {
      assertTrue(problem.toString().length() < 3000, "a sentence without end");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settings_conservative.json",
        "settings_aggressive.json",
        "allocation.json",
        "deployment.json",
        "connections.json"
      })
  void aFileIsTakenOnlyIfItCanBe(String name) throws Exception {
    byte[] good = Files.readAllBytes(folder.resolve(name));
    Fuzzing.run(
        name,
        Form.JSON,
        Good.of().and(good).inputs(),
        input -> {
          Files.write(folder.resolve(name), input);
          try {
            assertTrue(ConfigLoader.load(folder).hash().matches("[0-9a-f]+"));
            return true;
          } catch (ConfigException e) {
            check(e);
            return false;
          }
        });
  }

  @Test
  void rangesOfASweepAreTakenOnlyIfTheyCanBe() throws Exception {
    byte[] good = Files.readAllBytes(TestFolder.REAL.resolve("sweep.json"));
    Path file = folder.resolve("sweep.json");
    Fuzzing.run(
        "sweep.json",
        Form.JSON,
        Good.of("{\"conservative\":{\"rsi_period\":{\"from\":10,\"to\":20,\"step\":2}}}")
            .and(good)
            .inputs(),
        input -> {
          Files.write(file, input);
          try {
            for (SweepRange range : SweepFile.read(file)) {
              assertFalse(range.values().isEmpty());
            }
            return true;
          } catch (ConfigException e) {
            check(e);
            return false;
          }
        });
  }

  /** As the page of the dashboard sends it: the key and what a person typed. */
  @Test
  void whatIsTypedIsTakenOnlyIfItCanBe() throws Exception {
    String name = "settings_conservative.json";
    String text = Files.readString(folder.resolve(name));
    Fuzzing.run(
        "typed value",
        Form.TEXT,
        Good.of("rsi_period=14", "take_profit_percent=4.5", "coins=BTC-USD, ETH-USD").inputs(),
        input -> {
          String[] typed = new String(input, StandardCharsets.UTF_8).split("=", 2);
          String value = typed.length > 1 ? typed[1] : "";
          ConfigEdit.Outcome outcome = ConfigEdit.of(folder, name, text, Map.of(typed[0], value));
          if (outcome instanceof ConfigEdit.Refused refused) {
            assertFalse(refused.problems().isEmpty());
            return false;
          }
          return true;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployment.json", "settings_aggressive.json"})
  void anOldFileIsMigratedOrRefused(String name) throws Exception {
    byte[] good = Files.readAllBytes(folder.resolve(name));
    Fuzzing.run(
        "migration of " + name,
        Form.JSON,
        Good.of().and(good).inputs(),
        input -> {
          Files.write(folder.resolve(name), input);
          try {
            ConfigMigration.plan(folder);
            return true;
          } catch (ConfigException e) {
            check(e);
            return false;
          }
        });
  }
}
