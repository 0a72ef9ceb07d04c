package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A setting that a sweep varies.
 *
 * @param file the settings file, {@code settings_aggressive.json}
 * @param key the setting
 * @param values what is tried, none twice
 */
public record SweepRange(String file, String key, List<JsonNode> values) {
  public SweepRange {
    values = List.copyOf(values);
  }

  /** As tables and files name it: {@code aggressive.rsi_buy}. */
  public String name() {
    return SweepFile.sectionOf(file) + "." + key;
  }
}
