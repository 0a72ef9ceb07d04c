package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFileTest {
  @TempDir private Path folder;

  private List<SweepRange> read(String json) throws IOException {
    return SweepFile.read(Files.writeString(folder.resolve(SweepFile.NAME), json));
  }

  private static List<String> texts(SweepRange range) {
    return range.values().stream().map(String::valueOf).toList();
  }

  @Test
  void theDefaultFileHoldsTheDefaultOfEverySettingItVaries() {
    SettingsVariants defaults = SettingsVariants.of(TestFolder.REAL);
    long sets = 1;
    for (SweepRange range : SweepFile.read(TestFolder.REAL.resolve(SweepFile.NAME))) {
      double own = defaults.value(range.file(), range.key()).doubleValue();
      assertEquals(
          1, range.values().stream().filter(v -> v.doubleValue() == own).count(), range.name());
      sets *= range.values().size();
    }
    assertEquals(4374, sets);
  }

  @Test
  void aRangeIsItsStepsWithBothEnds() throws IOException {
    List<SweepRange> ranges =
        read(
            "\uFEFF{\"_x\": 1, \"conservative\": {\"_c\": 2,"
                + " \"rsi_buy\": {\"from\": 24, \"to\": 26, \"step\": 0.5}, \"rsi_period\": [9,"
                + " 14.0]}}");
    assertEquals(List.of("24", "24.5", "25", "25.5", "26"), texts(ranges.get(0)));
    assertEquals(List.of("9", "14"), texts(ranges.get(1)));
    assertEquals("conservative.rsi_buy", ranges.get(0).name());
  }

  @Test
  void aListOfTriggersIsAValueToo() throws IOException {
    SweepRange range =
        read("{\"aggressive\": {\"buy_triggers\": [[\"rsi_dip\"], [\"price_breakout\"]]}}").get(0);
    assertEquals(List.of("[\"rsi_dip\"]", "[\"price_breakout\"]"), texts(range));
  }

  @Test
  void anEmptyFileOfNoSettingVariesNothing() throws IOException {
    assertEquals(List.of(), read("{\"conservative\": {}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"agressive": {}} | agressive is no known key, the nearest is aggressive
          {"aggressive": 3} | aggressive is 3, it must be a group of settings in { }
          {"aggressive": {"rsi_bye": [1]}} | aggressive.rsi_bye is no known key, the nearest is rsi_buy
          {"aggressive": {"coins": [1]}} | aggressive.coins cannot be varied by a sweep
          {"aggressive": {"rsi_buy": []}} | aggressive.rsi_buy is an empty list, it must be a list of 1 to 1000 values, or a group of from, to and step
          {"aggressive": {"rsi_buy": [130]}} | aggressive.rsi_buy is 130, it must be a number from 0 to 100
          {"aggressive": {"rsi_buy": [30, 30.0]}} | aggressive.rsi_buy has 30.0 twice
          {"aggressive": {"rsi_buy": {"from": 1, "to": 5}}} | aggressive.rsi_buy.step is missing, it must be a number
          {"aggressive": {"rsi_buy": {"from": 1, "too": 5, "step": 1, "to": 3}}} | aggressive.rsi_buy.too is no known key, the nearest is to
          {"aggressive": {"rsi_buy": {"from": 9, "to": 5, "step": 1}}} | aggressive.rsi_buy.from is 9, it must be at most to, which is 5
          {"aggressive": {"rsi_buy": {"from": 1, "to": 5, "step": 0}}} | aggressive.rsi_buy.step is 0, it must be above 0 and make at most 1000 values
          {"aggressive": {"rsi_buy": {"from": 1, "to": 5, "step": 0.000001}}} | aggressive.rsi_buy.step is 0.000001, it must be above 0 and make at most 1000 values
          {"aggressive": {"rsi_period": {"from": 2, "to": 5, "step": 0.5}}} | aggressive.rsi_period holds a value that is 2.5, it must be a whole number from 2 to 100
          {"aggressive": {"rsi_buy": {"from": -1, "to": 5, "step": 1}}} | aggressive.rsi_buy.from is -1, it must be a number from 0 to 100
          """)
  void aMistakeIsNamed(String json, String complaint) {
    ConfigException e = assertThrows(ConfigException.class, () -> read(json));
    assertEquals("sweep.json: " + complaint, e.getMessage());
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    ConfigException e =
        assertThrows(
            ConfigException.class,
            () -> read("{\"x\": 1, \"aggressive\": {\"rsi_buy\": [-1], \"y\": []}}"));
    assertEquals(3, e.problems().size());
  }
}
