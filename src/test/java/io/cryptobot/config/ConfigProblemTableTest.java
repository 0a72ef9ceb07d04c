package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a person changed in a default file (file, text found, text written instead), and the one
 * line that answers it.
 */
class ConfigProblemTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          settings_conservative.json | "rsi_buy": 30                                 | "rsi_buy": -1                     | rsi_buy is -1, it must be a number from 0 to 100
          settings_conservative.json | "rsi_buy": 30                                 | "rsi_buy": "30"                   | rsi_buy is "30", it must be a number from 0 to 100
          settings_conservative.json | "rsi_buy": 30                                 | "rsi_buy": null                   | rsi_buy is null, it must be a number from 0 to 100
          settings_conservative.json | "rsi_buy": 30                                 | "rsi_buy": 1e400                  | rsi_buy is 1E+400, it must be a number from 0 to 100
          settings_conservative.json | "rsi_buy": 30                                 | "rsi_buy": 1e999999999            | rsi_buy is 1E+999999999, it must be a number from 0 to 100
          settings_conservative.json | "rsi_buy": 30                                 | "rsi_buy": 1e-999999999           | rsi_buy is 1E-999999999, it may have at most 20 decimals
          settings_conservative.json | "rsi_buy": 30                                 | "rsi_buy": "NaN"                  | rsi_buy is "NaN", it must be a number from 0 to 100
          settings_conservative.json | "rsi_buy": 30,                                | ``                                | rsi_buy is missing, it must be a number from 0 to 100
          settings_conservative.json | "rsi_buy": 30                                 | "rsi_buy": 70                     | rsi_buy is 70, it must be below rsi_sell, which is 70
          settings_conservative.json | "rsi_period": 14                              | "rsi_period": 1                   | rsi_period is 1, it must be a whole number from 2 to 100
          settings_conservative.json | "rsi_period": 14                              | "rsi_period": 101                 | rsi_period is 101, it must be a whole number from 2 to 100
          settings_conservative.json | "rsi_period": 14                              | "rsi_period": 14.5                | rsi_period is 14.5, it must be a whole number from 2 to 100
          settings_conservative.json | "rsi_period": 14                              | "rsi_period": [14]                | rsi_period is a list, it must be a whole number from 2 to 100
          settings_conservative.json | "rsi_period": 14                              | "rsi_perod": 14, "rsi_period": 14 | rsi_perod is no known key, the nearest is rsi_period
          settings_conservative.json | "ema_fast": 9                                 | "ema_fast": 21                    | ema_fast is 21, it must be below ema_slow, which is 21
          settings_conservative.json | "ema_slow": 21                                | "ema_slow": 1000                  | ema_slow is 1000, it must be a whole number from 2 to 100
          settings_conservative.json | "volume_spike_period": 20                     | "volume_spike_period": 0          | volume_spike_period is 0, it must be a whole number from 2 to 100
          settings_conservative.json | "stop_loss_percent": 5.0                      | "stop_loss_percent": 0            | stop_loss_percent is 0, it must be a number from 0.1 to 99
          settings_conservative.json | "strategy_version": "1.0"                     | "strategy_version": 1.0           | strategy_version is 1.0, it must be a text in quotes of 1 to 20 characters on one line
          settings_conservative.json | "strategy_version": "1.0"                     | "strategy_version": "1\\n2"       | strategy_version is "1 2", it must be a text in quotes of 1 to 20 characters on one line
          settings_conservative.json | _signal": true                                | _signal": "yes"                   | entry_needs_no_exit_signal is "yes", it must be true or false
          settings_conservative.json | "position_fraction": 0.10                     | "position_fraction": 10           | position_fraction is 10, it must be a number from 0.01 to 1
          settings_conservative.json | "timeframe": "1h"                             | "timeframe": "4h"                 | timeframe is "4h", it must be one of 5m, 15m, 30m, 1h, 6h, 1d
          settings_conservative.json | _minutes": 15                                 | _minutes": 61                     | signal_max_age_minutes is 61, it must be a whole number from 1 to 60 with the timeframe 1h
          settings_conservative.json | _minutes": 15                                 | _minutes": 0                      | signal_max_age_minutes is 0, it must be a whole number from 1 to 1440
          settings_aggressive.json   | "timeframe": "1h"                             | "timeframe": "6h"                 | timeframe is "6h", it must be "1h" as in settings_conservative.json
          settings_aggressive.json   | "atr_period": 14                              | "atr_period": 1                   | atr_period is 1, it must be a whole number from 2 to 100
          settings_aggressive.json   | _baseline_period": 20                         | _baseline_period": 200            | atr_baseline_period is 200, it must be a whole number from 2 to 100
          settings_aggressive.json   | "breakout_window": 20                         | "breakout_window": 1              | breakout_window is 1, it must be a whole number from 2 to 100
          settings_aggressive.json   | _volume_multiplier": 1.0                      | _volume_multiplier": 101          | breakout_volume_multiplier is 101, it must be a number from 0 to 100
          settings_aggressive.json   | ["rsi_dip"                                    | ["rsi_dop"                        | buy_triggers has "rsi_dop", allowed are rsi_dip, atr_breakout, price_breakout
          settings_aggressive.json   | ["rsi_dip"                                    | ["atr_breakout"                   | buy_triggers has "atr_breakout" twice
          settings_aggressive.json   | ["rsi_dip", "atr_breakout", "price_breakout"] | []                                | buy_triggers is an empty list, it must be a list of one or more of rsi_dip, atr_breakout, price_breakout
          settings_aggressive.json   | "max_hold_hours": 48                          | "max_hold_hours": 0               | max_hold_hours is 0, it must be a whole number from 1 to 8760
          """)
  void theSettingsOfAStrategy(String file, String found, String written, String expected) {
    TestFolder folder = TestFolder.ofDefaults().edit(file, found, written);
    assertEquals(List.of(file + ": " + expected), folder.complaints());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          settings_conservative.json | ["BTC-USD", "ETH-USD"] | []                                | coins is an empty list, it must be a list of 1 to 50 coins such as ["BTC-USD", "ETH-USD"]
          settings_conservative.json | ["BTC-USD", "ETH-USD"] | "BTC-USD"                         | coins is "BTC-USD", it must be a list of 1 to 50 coins such as ["BTC-USD", "ETH-USD"]
          settings_conservative.json | ["BTC-USD", "ETH-USD"] | ["BTC-USD", "ETH-USD", "BTC-USD"] | coins has "BTC-USD" twice
          settings_conservative.json | ["BTC-USD", "ETH-USD"] | ["BTC-USD", "eth-usd"]            | coins has "eth-usd", a coin is written like "BTC-USD"
          settings_conservative.json | ["BTC-USD", "ETH-USD"] | ["BTC-USD", "ETH-EUR"]            | coins has "ETH-EUR", a coin is written like "BTC-USD"
          settings_conservative.json | ["BTC-USD", "ETH-USD"] | ["BTC-USD", "E-USD"]              | coins has "E-USD", a coin is written like "BTC-USD"
          settings_conservative.json | ["BTC-USD", "ETH-USD"] | ["BTC-USD", 7]                    | coins has 7, a coin is written like "BTC-USD"
          settings_conservative.json | ["BTC-USD", "ETH-USD"] | ["BTC-USD"]                       | coin_weights has a weight for ETH-USD, which is not in coins
          settings_conservative.json | ["BTC-USD", "ETH-USD"] | ["BTC-USD", "ETH-USD", "ADA-USD"] | coin_weights has no weight for ADA-USD, which is in coins
          settings_conservative.json | "ETH-USD": 0.5         | "ETH-USD": 0.6                    | coin_weights add up to 1.1, it must be at most 1
          settings_conservative.json | "ETH-USD": 0.5         | "ETH-USD": 5                      | coin_weights for ETH-USD is 5, it must be a number from 0 to 1
          settings_conservative.json | "ETH-USD": 0.5         | "ETH-USD": 0.5, "ether": 0        | coin_weights has "ether", a coin is written like "BTC-USD"
          settings_aggressive.json   | SOL-USD"               | BTC-USD"                          | coins has BTC-USD, which settings_conservative.json trades already
          """)
  void theCoinsAndTheirWeights(String file, String found, String written, String expected) {
    TestFolder folder = TestFolder.ofDefaults().edit(file, found, written);
    assertEquals(List.of(file + ": " + expected), folder.complaints());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          allocation.json | 0.70,                          | 0.75,                         | conservative_pct and aggressive_pct add up to 1.05, they must add up to exactly 1
          allocation.json | 0.70,                          | 70,                           | conservative_pct is 70, it must be a number from 0 to 1
          allocation.json | 0.50,                          | 0.25,                         | aggressive_cap_pct is 0.25, it must be at least aggressive_pct, which is 0.3
          allocation.json | "rebalance_interval_days": 90  | "rebalance_interval_days": 0  | rebalance_interval_days is 0, it must be a whole number from 1 to 3650
          allocation.json | "min_transfer_usd": 1          | "min_transfer_usd": -1        | min_transfer_usd is -1, it must be a number from 0 to 1000000
          allocation.json | "rebalance_profits_only": true | "rebalance_profit_only": true | rebalance_profit_only is no known key, the nearest is rebalance_profits_only
          """)
  void theAllocation(String file, String found, String written, String expected) {
    TestFolder folder = TestFolder.ofDefaults().edit(file, found, written);
    assertEquals(List.of(file + ": " + expected), folder.complaints());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          deployment.json | "capital": 50,          | "capital": 0,                                | light_live.capital is 0, it must be a number from 0.01 to 10000000
          deployment.json | "capital": 50,          | ``                                           | light_live.capital is missing, it must be a number from 0.01 to 10000000
          deployment.json | "capital": 50,          | "capital": 15,                               | light_live.max_total_loss is 20, it must be at most capital, which is 15
          deployment.json | "max_daily_loss": 3,    | "max_daily_loss": 6,                         | micro_live.max_daily_loss is 6, it must be at most max_total_loss, which is 5
          deployment.json | "max_position_size": 5, | "max_position_size": 0.5,                    | micro_live.min_order_usd is 1, it must be at most max_position_size, which is 0.5
          deployment.json | minimal capital",       | minimal capital", "enable_kil_switch": true, | micro_live.enable_kil_switch is no known key, the nearest is enable_kill_switch
          deployment.json | sandbox.pro             | sandbox.exchange                             | sandbox_test.sandbox_url is not used, set the address in connections.json, coinbase_exchange_sandbox.url
          deployment.json | "full_live"             | "full_life"                                  | full_live is missing, it must be a phase in { }
          """)
  void thePhases(String file, String found, String written, String expected) {
    TestFolder folder = TestFolder.ofDefaults().edit(file, found, written);
    assertEquals(List.of(file + ": " + expected), folder.complaints());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          connections.json | https://api.coingecko.com                  | http://api.coingecko.com                                | coingecko.url is "http://api.coingecko.com", it must be an address that begins with https:// (http:// only for localhost, 127.0.0.1 and [::1])
          connections.json | https://api.coingecko.com                  | https://me:secret@api.coingecko.com                     | coingecko.url must not hold a user name or a password
          connections.json | "calls_per_minute": 4                      | "calls_per_minute": 0                                   | coingecko.calls_per_minute is 0, it must be a whole number from 1 to 3000
          connections.json | "calls_per_minute": 4                      | "calls_a_minute": 4                                     | coingecko.calls_a_minute is no known key, the nearest is calls_per_minute
          connections.json | "fee_rate": 0.005                          | "fee_rate": 0.5                                         | fee_rate is 0.5, it must be a number from 0 to 0.05
          connections.json | "default": 0.003                           | "others": 0.003                                         | paper_slippage has "others", a coin is written like "BTC-USD"
          connections.json | "default": 0.003                           | "default": 0.3                                          | paper_slippage for default is 0.3, it must be a number from 0 to 0.05
          connections.json | ["coinbase"                                | ["kraken"                                               | feeds has "kraken", allowed are coinbase, cryptocompare, coingecko
          connections.json | ["coinbase", "cryptocompare", "coingecko"] | ["coingecko"]                                           | feeds has coingecko alone, whose candles have no volume; add coinbase
          connections.json | _hash": null                               | _hash": "my password"                                   | kill_switch_password_hash must be a text in quotes of 1 to 500 characters without spaces
          connections.json | "kill_switch_url": null                    | "kill_switch_url": "http://kill.example.com/?token=abc" | kill_switch_url is "http://kill.example.com/", it must be an address that begins with https:// (http:// only for localhost, 127.0.0.1 and [::1])
          connections.json | "_feeds"                                   | "telegramm": {}, "_feeds"                               | telegramm is no known key, the nearest is telegram
          """)
  void theConnections(String file, String found, String written, String expected) {
    TestFolder folder = TestFolder.ofDefaults().edit(file, found, written);
    assertEquals(List.of(file + ": " + expected), folder.complaints());
  }
}
