package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigEditTest {
  private static final JsonNode SEVEN = DecimalNode.valueOf(new BigDecimal("7.5"));

  @Test
  void aValueIsReplacedAndAllElseStays() {
    assertEquals(
        "{\r\n  \"a\" : 7.5 ,\r\n  \"_a\": \"a\", \"b\": [1, {\"a\": 2}]\r\n}",
        ConfigEdit.withValues(
            "{\r\n  \"a\" : 30 ,\r\n  \"_a\": \"a\", \"b\": [1, {\"a\": 2}]\r\n}",
            Map.of("a", SEVEN)));
  }

  @Test
  void severalValuesOfAnyKindAreReplaced() {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    values.put("c", SEVEN);
    values.put("a", JsonText.literal("[\"x\"]"));
    assertEquals(
        "{\"a\": [\"x\"], \"b\": true, \"c\":7.5}",
        ConfigEdit.withValues("{\"a\": \"long \\\" text\", \"b\": true, \"c\":null}", values));
  }

  @Test
  void aKeyThatIsNotThereIsAdded() {
    assertEquals(
        "{\n  \"a\": 1,\n  \"b\": 7.5\n}\n",
        ConfigEdit.withValues("{\n  \"a\": 1\n}\n", Map.of("b", SEVEN)));
    assertEquals("{\n  \"b\": 7.5}", ConfigEdit.withValues("{}", Map.of("b", SEVEN)));
  }

  @Test
  void theDefaultSettingsKeepTheirCommentsAndAreStillSound() throws IOException {
    String text = Files.readString(TestFolder.REAL.resolve(ConfigSchema.AGGRESSIVE));
    String edited = ConfigEdit.withValues(text, Map.of("take_profit_percent", SEVEN));
    assertEquals(text.replace("4.0", "7.5"), edited);
  }

  @Test
  void whatIsNoObjectIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ConfigEdit.withValues("[1]", Map.of()));
    assertThrows(IllegalArgumentException.class, () -> ConfigEdit.withValues("{\"a", Map.of()));
  }
}
