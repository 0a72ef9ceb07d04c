package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigHashTest {
  private final TestFolder folder = TestFolder.ofDefaults();
  private final String before = folder.load().hash();

  @Test
  void isTwelveHexadecimalDigits() {
    assertTrue(before.matches("[0-9a-f]{12}"), before);
  }

  @Test
  void isTheSameWhateverTheLayoutAndTheComments() {
    String file = ConfigSchema.CONSERVATIVE;
    folder.write(file, folder.read(file).replace("\n", "\r\n\t").replace(": ", " :  "));
    folder.edit(file, "\"_coin_weights\"", "\"_weights\"").edit(file, "Together", "In sum");
    assertEquals(before, folder.load().hash());
  }

  @Test
  void isTheSameWhateverTheOrderOfTheKeys() {
    folder.edit(ConfigSchema.ALLOCATION, "\"aggressive_pct\": 0.30,", "");
    folder.edit(ConfigSchema.ALLOCATION, "{\n", "{\n\"aggressive_pct\": 0.30,\n");
    folder.edit(
        ConfigSchema.CONSERVATIVE,
        "\"BTC-USD\": 0.5,\n    \"ETH-USD\": 0.5",
        "\"ETH-USD\": 0.5, \"BTC-USD\": 0.5");
    assertEquals(before, folder.load().hash());
  }

  @Test
  void isTheSameHoweverANumberIsWritten() {
    folder.edit(ConfigSchema.ALLOCATION, "0.70", "7e-1");
    folder.edit(ConfigSchema.DEPLOYMENT, ": 2000", ": 2000.00");
    assertEquals(before, folder.load().hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          settings_conservative.json | "rsi_buy": 30                | "rsi_buy": 30.1
          settings_conservative.json | ["BTC-USD", "ETH-USD"]       | ["ETH-USD", "BTC-USD"]
          settings_aggressive.json   | "strategy_version": "1.0"    | "strategy_version": "1.1"
          allocation.json            | "min_skim_amount_usd": 10    | "min_skim_amount_usd": 100
          deployment.json            | "capital": 10,               | "capital": 11,
          connections.json           | "encrypt_state": false       | "encrypt_state": true
          connections.json           | api.telegram.org             | localhost
          """)
  void changesWithAnyValueOfAnyFile(String file, String found, String written) {
    assertNotEquals(before, folder.edit(file, found, written).load().hash());
  }
}
