package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {
  private final ConfigSchema schema = ConfigSchema.of(ConfigSchema.CONSERVATIVE);

  /** As an editor or another program would read the file. */
  private static ObjectNode tree(String name) throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(TestFolder.REAL.resolve(name).toFile());
  }

  @Test
  void everyKeyHasADescriptionAndADefaultWithinItsRange() {
    List<ConfigKey> keys = new ArrayList<>();
    for (String name : ConfigSchema.fileNames()) {
      keys.addAll(ConfigSchema.of(name).keys());
    }
    for (ConfigKey key : List.copyOf(keys)) {
      if (key.type() instanceof ValueType.Group group) {
        keys.addAll(group.keys());
      }
    }
    for (ConfigKey key : keys) {
      assertFalse(key.description().isBlank(), key.name());
      assertFalse(key.range().isBlank(), key.name());
      key.defaultValue()
          .filter(value -> !value.isNull())
          .ifPresent(value -> assertEquals(List.of(), key.type().complaints(value), key.name()));
    }
  }

  @Test
  void aKeyIsFoundByThePathThatAProblemNames() {
    assertEquals("a whole number from 2 to 100", range(ConfigSchema.AGGRESSIVE, "rsi_period"));
    assertEquals(
        "a number from 0.01 to 10000000", range(ConfigSchema.DEPLOYMENT, "micro_live.capital"));
    assertEquals("true or false", range(ConfigSchema.CONNECTIONS, "telegram.enabled"));
    assertEquals("a group of keys in { }", range(ConfigSchema.CONNECTIONS, "telegram"));
  }

  private static String range(String file, String path) {
    return ConfigSchema.of(file).key(path).orElseThrow().range();
  }

  @Test
  void aKeyThatDoesNotExistIsNotFound() {
    assertEquals(Optional.empty(), schema.key("rsi"));
    assertEquals(Optional.empty(), schema.key("rsi_buy.deeper"));
    assertEquals(Optional.empty(), ConfigSchema.of(ConfigSchema.DEPLOYMENT).key("micro_live"));
    assertEquals(Optional.empty(), ConfigSchema.of(ConfigSchema.CONNECTIONS).key("telegram.chat"));
    assertThrows(IllegalArgumentException.class, () -> ConfigSchema.of("settings.json"));
  }

  @Test
  void onlyTheAddedKeysHaveDefaults() {
    assertTrue(schema.key("rsi_buy").orElseThrow().isRequired());
    ConfigKey age = schema.key("signal_max_age_minutes").orElseThrow();
    assertFalse(age.isRequired());
    assertEquals(15, age.defaultValue().orElseThrow().intValue());
  }

  @Test
  void anEditIsCheckedBeforeItIsWritten() throws IOException {
    ObjectNode content = tree(ConfigSchema.CONSERVATIVE);
    assertEquals(List.of(), schema.check(content));
    content.put("rsi_buy", 25.5).put("ema_fast", 12);
    assertEquals(List.of(), schema.check(content));
    content.put("ema_fast", 30L);
    assertEquals(
        List.of(
            new ConfigProblem(
                ConfigSchema.CONSERVATIVE,
                "ema_fast",
                "is 30, it must be below ema_slow, which is 21")),
        schema.check(content));
  }

  @Test
  void anEditThatIsNoNumberAtAllIsRefused() throws IOException {
    ObjectNode content = tree(ConfigSchema.CONSERVATIVE);
    content.put("rsi_buy", Double.NaN).put("rsi_sell", Double.POSITIVE_INFINITY);
    content.put("rsi_period", Float.NaN);
    assertEquals(
        List.of(
            "is NaN, it must be a whole number from 2 to 100",
            "is NaN, it must be a number from 0 to 100",
            "is Infinity, it must be a number from 0 to 100"),
        schema.check(content).stream().map(ConfigProblem::sentence).toList());
  }

  @Test
  void contentThatIsNoObjectIsRefused() throws IOException {
    assertEquals(
        List.of(
            new ConfigProblem(
                ConfigSchema.CONSERVATIVE, "", "the file must begin with { and end with }")),
        schema.check(new ObjectMapper().readTree("[]")));
  }

  @Test
  void severalFilesAreCheckedAgainstEachOther() throws IOException {
    ObjectNode bold = tree(ConfigSchema.AGGRESSIVE);
    bold.put("timeframe", "1d");
    Map<String, ObjectNode> edited =
        Map.of(
            ConfigSchema.CONSERVATIVE,
            tree(ConfigSchema.CONSERVATIVE),
            ConfigSchema.AGGRESSIVE,
            bold);
    assertEquals(
        List.of("timeframe"),
        ConfigSchema.checkAll(edited).stream().map(ConfigProblem::key).toList());
    assertEquals(List.of(), ConfigSchema.checkAll(Map.of(ConfigSchema.AGGRESSIVE, bold)));
  }
}
