package io.cryptobot.config;

import static io.cryptobot.config.ConfigKey.optional;

import io.cryptobot.config.ConnectionSettings.CoinbaseService;
import io.cryptobot.config.ConnectionSettings.DataService;
import io.cryptobot.config.ConnectionSettings.EmailAlerts;
import io.cryptobot.config.ConnectionSettings.PaperSlippage;
import io.cryptobot.config.ConnectionSettings.TelegramAlerts;
import io.cryptobot.config.ValueType.DecimalNumber;
import io.cryptobot.config.ValueType.Group;
import io.cryptobot.config.ValueType.Secret;
import io.cryptobot.config.ValueType.SomeOf;
import io.cryptobot.config.ValueType.TrueOrFalse;
import io.cryptobot.config.ValueType.WholeNumber;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Declares {@code connections.json}, all of whose keys have defaults. */
final class ConnectionSchema {
  /** A rate above this was meant in percent. */
  private static final DecimalNumber RATE = DecimalNumber.between("0", "0.05");

  /** Fewer would leave no room for orders beside what must be read. */
  private static final int FEWEST_PRIVATE_CALLS = 5;

  private static final String SLIPPAGE_OF_OTHERS = "0.003";
  private static final ValueType FLAG = new TrueOrFalse();
  private static final List<String> FEEDS = List.of("coinbase", "cryptocompare", "coingecko");

  static final Section SECTION =
      new Section(
          List.of(
              coinbase("coinbase_advanced", "https://api.coinbase.com"),
              coinbase("coinbase_exchange", "https://api.exchange.coinbase.com"),
              coinbase(
                  "coinbase_exchange_sandbox", "https://api-public.sandbox.exchange.coinbase.com"),
              priceService("cryptocompare", "https://min-api.cryptocompare.com", 60),
              priceService("coingecko", "https://api.coingecko.com", 4),
              optional(
                  "feeds",
                  new SomeOf(FEEDS),
                  "[\"coinbase\", \"cryptocompare\", \"coingecko\"]",
                  "Where prices come from, the first that answers"),
              optional("fee_rate", RATE, "0.005", "The fee of a simulated trade; 0.005 is 0.5 %"),
              optional(
                  "paper_slippage",
                  new CoinFractions(RATE, true),
                  "{\"BTC-USD\": 0.001, \"ETH-USD\": 0.001, \"default\": 0.003}",
                  "How much worse than the price a paper trade fills; 0.001 is 0.1 %"),
              optional("encrypt_state", FLAG, "false", "Whether the state file is encrypted"),
              optional(
                  "kill_switch_url",
                  new WebAddress(true),
                  "null",
                  "An address that answers {\"kill\": true} when the bot is to stop"),
              optional(
                  "kill_switch_password_hash",
                  new Secret(500),
                  "null",
                  "The hash of the password that resuming after a kill asks for"),
              group("email", List.of(enabled(), seconds("timeout_seconds", "10"))),
              group(
                  "telegram",
                  List.of(
                      enabled(),
                      url("https://api.telegram.org"),
                      seconds("timeout_seconds", "10")))));

  private ConnectionSchema() {}

  private static ConfigKey group(String name, List<ConfigKey> keys) {
    return optional(name, new Group(new Section(keys)), "{}", "The settings of " + name);
  }

  private static ConfigKey coinbase(String name, String url) {
    return group(
        name,
        List.of(
            url(url),
            seconds("connect_timeout_seconds", "5"),
            seconds("timeout_seconds", "10"),
            optional(
                "private_calls_per_minute",
                new WholeNumber(FEWEST_PRIVATE_CALLS, 600),
                "10",
                "Calls with a key in any 60 seconds"),
            optional(
                "public_calls_per_second",
                new WholeNumber(1, 10),
                "5",
                "Calls for market data in any second; Coinbase allows 10")));
  }

  private static ConfigKey priceService(String name, String url, int callsPerMinute) {
    return group(
        name,
        List.of(
            url(url),
            seconds("connect_timeout_seconds", "5"),
            seconds("timeout_seconds", "10"),
            optional(
                "calls_per_minute",
                new WholeNumber(1, 3_000),
                Integer.toString(callsPerMinute),
                "Calls in any 60 seconds")));
  }

  private static ConfigKey url(String address) {
    return optional(
        "url", new WebAddress(false), '"' + address + '"', "The address of the service");
  }

  private static ConfigKey seconds(String name, String seconds) {
    return optional(name, new WholeNumber(1, 60), seconds, "Seconds until a call is given up");
  }

  private static ConfigKey enabled() {
    return optional("enabled", FLAG, "false", "Whether alerts are sent this way");
  }

  static void checkTogether(Values values, Place place) {
    if (place.areSound("feeds") && values.texts("feeds").equals(List.of("coingecko"))) {
      place.at("feeds").report("has coingecko alone, whose candles have no volume; add coinbase");
    }
  }

  static ConnectionSettings settings(Values values) {
    return new ConnectionSettings(
        coinbase(values.group("coinbase_advanced")),
        coinbase(values.group("coinbase_exchange")),
        coinbase(values.group("coinbase_exchange_sandbox")),
        priceService(values.group("cryptocompare")),
        priceService(values.group("coingecko")),
        values.texts("feeds"),
        values.decimal("fee_rate"),
        slippage(values.fractions("paper_slippage")),
        values.flag("encrypt_state"),
        values.optionalText("kill_switch_url").map(URI::create),
        values.optionalText("kill_switch_password_hash"),
        email(values.group("email")),
        telegram(values.group("telegram")));
  }

  private static CoinbaseService coinbase(Values values) {
    return new CoinbaseService(
        values.address("url"),
        values.whole("connect_timeout_seconds"),
        values.whole("timeout_seconds"),
        values.whole("private_calls_per_minute"),
        values.whole("public_calls_per_second"));
  }

  private static DataService priceService(Values values) {
    return new DataService(
        values.address("url"),
        values.whole("connect_timeout_seconds"),
        values.whole("timeout_seconds"),
        values.whole("calls_per_minute"));
  }

  private static PaperSlippage slippage(Map<String, BigDecimal> written) {
    Map<String, BigDecimal> byCoin = new LinkedHashMap<>(written);
    BigDecimal otherwise = byCoin.remove(CoinFractions.DEFAULT);
    return new PaperSlippage(
        byCoin, otherwise == null ? new BigDecimal(SLIPPAGE_OF_OTHERS) : otherwise);
  }

  private static EmailAlerts email(Values values) {
    return new EmailAlerts(values.flag("enabled"), values.whole("timeout_seconds"));
  }

  private static TelegramAlerts telegram(Values values) {
    return new TelegramAlerts(
        values.flag("enabled"), values.address("url"), values.whole("timeout_seconds"));
  }
}
