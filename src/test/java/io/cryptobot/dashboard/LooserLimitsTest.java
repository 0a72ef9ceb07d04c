package io.cryptobot.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.config.ConfigDefaults;
import io.cryptobot.config.ConfigEdit;
import io.cryptobot.config.ConfigEdit.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooserLimitsTest {
  @TempDir private Path home;
  private Path config;

  @BeforeEach
  void defaults() throws IOException {
    config = home.resolve("config");
    assertTrue(ConfigDefaults.writeMissingFolder(config));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deployment.json            | micro_live.max_daily_loss         | 2                          | false
          deployment.json            | micro_live.max_daily_loss         | 4                          | true
          deployment.json            | micro_live.max_total_loss         | 5                          | false
          deployment.json            | full_live.max_total_loss          | 401                        | true
          deployment.json            | full_live.max_position_size       | 501                        | true
          deployment.json            | full_live.max_trades_per_day      | 21                         | true
          deployment.json            | full_live.capital                 | 3000                       | true
          deployment.json            | full_live.capital                 | 1500                       | false
          deployment.json            | micro_live.require_confirmation   | false                      | true
          deployment.json            | full_live.require_confirmation    | true                       | false
          deployment.json            | sandbox_test.use_sandbox          | false                      | true
          deployment.json            | micro_live.hard_stop_action       | sell                       | false
          deployment.json            | micro_live.description            | Another text               | false
          settings_aggressive.json   | stop_loss_percent                 | 4                          | true
          settings_aggressive.json   | stop_loss_percent                 | 2                          | false
          settings_aggressive.json   | position_fraction                 | 0.2                        | true
          settings_aggressive.json   | position_fraction                 | ''                         | false
          settings_aggressive.json   | max_hold_hours                    | 49                         | true
          settings_aggressive.json   | rsi_buy                           | 30                         | false
          settings_aggressive.json   | entry_needs_no_exit_signal        | false                      | true
          settings_conservative.json | coin_weights                      | BTC-USD 0.6, ETH-USD 0.4   | true
          settings_conservative.json | coin_weights                      | BTC-USD 0.4, ETH-USD 0.3   | false
          settings_conservative.json | min_trade_interval_minutes        | 4                          | true
          allocation.json            | aggressive_cap_pct                | 0.6                        | true
          allocation.json            | aggressive_cap_pct                | 0.4                        | false
          allocation.json            | rebalance_profits_only            | false                      | true
          """)
  void S33_whatLetsTheBotRiskMoreIsLooser(String file, String key, String value, boolean isLooser)
      throws IOException {
    String text = Files.readString(config.resolve(file));
    Sound edit =
        assertInstanceOf(Sound.class, ConfigEdit.of(config, file, text, Map.of(key, value)));
    assertEquals(isLooser ? 1 : 0, LooserLimits.between(file, edit.before(), edit.after()).size());
  }
}
