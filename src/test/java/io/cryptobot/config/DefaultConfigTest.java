package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.config.ConnectionSettings.CoinbaseService;
import io.cryptobot.config.ConnectionSettings.DataService;
import io.cryptobot.config.ConnectionSettings.EmailAlerts;
import io.cryptobot.config.ConnectionSettings.PaperSlippage;
import io.cryptobot.config.ConnectionSettings.TelegramAlerts;
import io.cryptobot.config.PhaseSettings.HardStopAction;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefaultConfigTest {
  private final BotConfig config = ConfigLoader.load(TestFolder.REAL);

  @Test
  void theConservativeSettingsAreThoseOfTheRequirements() {
    ConservativeSettings expected =
        new ConservativeSettings(
            "1.0",
            List.of("BTC-USD", "ETH-USD"),
            Map.of("BTC-USD", number("0.5"), "ETH-USD", number("0.5")),
            number("0.1"),
            "1h",
            15,
            true,
            5,
            14,
            30,
            70,
            9,
            21,
            2.5,
            24,
            1.5,
            20,
            8.0,
            5.0);
    assertEquals(expected, config.conservative());
  }

  @Test
  void theAggressiveSettingsAreThoseOfTheRequirements() {
    BigDecimal third = number("0.333");
    AggressiveSettings expected =
        new AggressiveSettings(
            "1.0",
            List.of("SOL-USD", "AVAX-USD", "DOGE-USD"),
            Map.of("SOL-USD", third, "AVAX-USD", third, "DOGE-USD", third),
            number("0.1"),
            "1h",
            15,
            true,
            5,
            14,
            25,
            75,
            List.of("rsi_dip", "atr_breakout", "price_breakout"),
            2.0,
            4,
            14,
            1.5,
            20,
            20,
            0.5,
            1.0,
            4.0,
            3.0,
            48);
    assertEquals(expected, config.aggressive());
  }

  @Test
  void theAllocationIsThatOfTheRequirements() {
    AllocationSettings expected =
        new AllocationSettings(
            number("0.7"),
            number("0.3"),
            number("0.5"),
            number("1.4"),
            number("0.27"),
            90,
            number("10"),
            true,
            true,
            number("1"));
    assertEquals(expected, config.allocation());
  }

  @Test
  void thePhasesAreThoseOfTheRequirementsInTheirOrder() {
    assertEquals(
        List.of("sandbox_test", "micro_live", "light_live", "full_live"),
        List.copyOf(config.phases().keySet()));
    assertEquals(
        phase("sandbox_test", "Coinbase Sandbox (fake money, real API)", 1000, 50, 100, 100, true),
        config.phase("sandbox_test").orElseThrow());
    assertEquals(
        phase("micro_live", "First real money test - minimal capital", 10, 3, 5, 5, true),
        config.phase("micro_live").orElseThrow());
    assertEquals(
        phase("light_live", "Increased capital - monitoring phase", 50, 10, 20, 20, false),
        config.phase("light_live").orElseThrow());
    assertEquals(
        phase("full_live", "Full deployment - production trading", 2000, 200, 400, 500, false),
        config.phase("full_live").orElseThrow());
    assertEquals(Optional.empty(), config.phase("moon_live"));
  }

  private static PhaseSettings phase(
      String name, String description, int capital, int day, int total, int size, boolean asks) {
    return new PhaseSettings(
        name,
        description,
        BigDecimal.valueOf(capital),
        BigDecimal.valueOf(day),
        BigDecimal.valueOf(total),
        BigDecimal.valueOf(size),
        asks,
        name.equals("sandbox_test"),
        BigDecimal.ONE,
        20,
        HardStopAction.HOLD);
  }

  @Test
  void theConnectionsLeadToTodaysServicesWithAlertsOff() {
    ConnectionSettings expected =
        new ConnectionSettings(
            coinbase("https://api.coinbase.com"),
            coinbase("https://api.exchange.coinbase.com"),
            coinbase("https://api-public.sandbox.exchange.coinbase.com"),
            new DataService(URI.create("https://min-api.cryptocompare.com"), 5, 10, 60),
            new DataService(URI.create("https://api.coingecko.com"), 5, 10, 4),
            List.of("coinbase", "cryptocompare", "coingecko"),
            number("0.005"),
            new PaperSlippage(
                Map.of("BTC-USD", number("0.001"), "ETH-USD", number("0.001")), number("0.003")),
            false,
            Optional.empty(),
            Optional.empty(),
            new EmailAlerts(false, 10),
            new TelegramAlerts(false, URI.create("https://api.telegram.org"), 10));
    assertEquals(expected, config.connections());
  }

  private static CoinbaseService coinbase(String url) {
    return new CoinbaseService(URI.create(url), 5, 10, 10, 5);
  }

  @Test
  void slippageIsThatOfTheCoinOrTheOneForAllOthers() {
    PaperSlippage slippage = config.connections().paperSlippage();
    assertEquals(number("0.001"), slippage.of("ETH-USD"));
    assertEquals(number("0.003"), slippage.of("SOL-USD"));
  }

  @Test
  void theDefaultFilesSpellOutEveryDefault() {
    for (String name : ConfigSchema.fileNames()) {
      JsonNode content = ConfigFile.read(TestFolder.REAL.resolve(name));
      ConfigSchema schema = ConfigSchema.of(name);
      if (schema.isPerPhase()) {
        DeploymentSchema.PHASES.forEach(phase -> compare(schema.keys(), content.get(phase)));
      } else {
        compare(schema.keys(), content);
      }
    }
  }

  private static void compare(List<ConfigKey> keys, JsonNode content) {
    for (ConfigKey key : keys) {
      if (key.type() instanceof ValueType.Group group) {
        compare(group.keys(), content.get(key.name()));
      } else if (!List.of("coin_weights", "sandbox_url").contains(key.name())) {
        key.defaultValue()
            .ifPresent(
                value ->
                    assertEquals(
                        ConfigHash.of(Map.of("value", value)),
                        ConfigHash.of(Map.of("value", content.get(key.name()))),
                        key.name()));
      }
    }
  }

  @Test
  void withoutAnyOfTheAddedKeysTheSettingsAreTheSame() {
    TestFolder folder =
        TestFolder.ofDefaults().write(ConfigSchema.CONNECTIONS, "{}").write(bare()[0], bare()[1]);
    BotConfig bare = folder.load();
    assertEquals(config.connections(), bare.connections());
    assertEquals(config.conservative(), bare.conservative());
  }

  /** The conservative settings exactly as the requirements print them. */
  private static String[] bare() {
    return new String[] {
      ConfigSchema.CONSERVATIVE,
      """
      {
        "strategy_version": "1.0",
        "coins": ["BTC-USD", "ETH-USD"],
        "rsi_period": 14,
        "rsi_buy": 30,
        "rsi_sell": 70,
        "ema_fast": 9,
        "ema_slow": 21,
        "dca_dip_percent": 2.5,
        "dca_dip_lookback_hours": 24,
        "volume_spike_multiplier": 1.5,
        "volume_spike_period": 20,
        "take_profit_percent": 8.0,
        "stop_loss_percent": 5.0,
        "min_trade_interval_minutes": 5
      }
      """
    };
  }

  @Test
  void absentWeightsAreEqualSharesCutToThreeDecimals() {
    TestFolder folder = TestFolder.ofDefaults();
    folder.edit(ConfigSchema.AGGRESSIVE, "\"coin_weights\"", "\"_coin_weights\"");
    assertEquals(config.aggressive(), folder.load().aggressive());
  }

  @Test
  void theCredentialsExampleKeepsTheRequirementsFieldsBesideTodaysSlots() {
    JsonNode example = ConfigFile.read(TestFolder.REAL.resolve("credentials.example.json"));
    for (String pointer :
        List.of(
            "/coinbase/api_key",
            "/coinbase/api_secret",
            "/coinbase/passphrase",
            "/coinbase/live/name",
            "/coinbase/live/privateKey",
            "/coinbase/sandbox/key",
            "/coinbase/sandbox/secret",
            "/coinbase/sandbox/passphrase",
            "/cryptocompare/api_key",
            "/coingecko/api_key",
            "/email/smtp_server",
            "/email/from_email",
            "/email/from_password",
            "/email/to_email",
            "/telegram/bot_token",
            "/telegram/chat_id")) {
      assertTrue(example.at(pointer).isTextual(), pointer);
    }
    assertEquals(587, example.at("/email/smtp_port").intValue());
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
