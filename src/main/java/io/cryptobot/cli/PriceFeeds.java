package io.cryptobot.cli;

import io.cryptobot.config.ConnectionSettings;
import io.cryptobot.credential.Slot;
import io.cryptobot.feed.CoinGeckoPrices;
import io.cryptobot.feed.CoinbasePrices;
import io.cryptobot.feed.CryptoComparePrices;
import io.cryptobot.feed.LivePrices;
import io.cryptobot.feed.PriceService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The configured price feeds, in their order; CryptoCompare only where there is a key for it. */
final class PriceFeeds {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private PriceFeeds() {}

  static LivePrices open(Keys keys, ConnectionSettings settings, Console console) {
    List<PriceService> services = new ArrayList<>();
    for (String name : settings.feeds()) {
      service(name, keys, settings, console).ifPresent(services::add);
    }
    if (services.isEmpty()) {
      throw new CommandFailedException(
          "No price feed can be used: connections.json lists "
              + settings.feeds()
              + " under feeds, and there is no key for them. Add coinbase there.");
    }
    return new LivePrices(services, DEADLINE, console.clock());
  }

  private static Optional<PriceService> service(
      String name, Keys keys, ConnectionSettings settings, Console console) {
    return switch (name) {
      case "coinbase" -> Optional.of(coinbase(settings, console));
      case "cryptocompare" ->
          keys.apiKey(Slot.CRYPTOCOMPARE).map(key -> cryptoCompare(key, settings, console));
      default -> Optional.of(coinGecko(keys.apiKey(Slot.COINGECKO), settings, console));
    };
  }

  static PriceService coinbase(ConnectionSettings settings, Console console) {
    return new CoinbasePrices(
        FeedConnections.of(settings.coinbaseAdvanced()), console.clock(), console.sleeper());
  }

  static PriceService cryptoCompare(String key, ConnectionSettings settings, Console console) {
    return new CryptoComparePrices(
        FeedConnections.of(settings.cryptocompare()),
        key,
        settings.cryptocompare().callsPerMinute(),
        console.clock());
  }

  static PriceService coinGecko(
      Optional<String> key, ConnectionSettings settings, Console console) {
    return new CoinGeckoPrices(
        FeedConnections.of(settings.coingecko()),
        key,
        settings.coingecko().callsPerMinute(),
        console.clock());
  }
}
