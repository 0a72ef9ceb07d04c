package io.cryptobot.cli;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConnectionSettings;
import io.cryptobot.credential.Slot;
import io.cryptobot.feed.CoinbaseTime;
import io.cryptobot.feed.PriceService;
import io.cryptobot.health.ClockCheck;
import io.cryptobot.health.FeedAnswers;
import io.cryptobot.health.FeedCheck;
import io.cryptobot.health.Finding;
import io.cryptobot.health.HealthCheck;
import io.cryptobot.market.Coin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The checks that ask the services of the configuration. */
final class HealthFeeds implements AutoCloseable {
  private static final Duration WITHIN = Duration.ofSeconds(8);
  private static final String COINBASE = "coinbase";
  private static final String CRYPTOCOMPARE = "cryptocompare";

  private final Keys keys;
  private final Console console;
  private final List<PriceService> services = new ArrayList<>();
  private final List<HealthCheck> checks = new ArrayList<>();
  private Optional<CoinbaseTime> time = Optional.empty();

  private HealthFeeds(Keys keys, Console console) {
    this.keys = keys;
    this.console = console;
  }

  /** Of a configuration; without one it is not known whom to ask. */
  static HealthFeeds of(Keys keys, Optional<BotConfig> config, Console console) {
    HealthFeeds feeds = new HealthFeeds(keys, console);
    if (config.isPresent()) {
      feeds.add(config.get());
    } else {
      Finding unknown = Finding.skip("not asked: config has to be mended first");
      feeds.checks.add(HealthCheck.known("clock", unknown));
      feeds.checks.add(HealthCheck.known("prices", unknown));
    }
    return feeds;
  }

  List<HealthCheck> checks() {
    return List.copyOf(checks);
  }

  private void add(BotConfig config) {
    ConnectionSettings connections = config.connections();
    CoinbaseTime clock =
        new CoinbaseTime(FeedConnections.of(connections.coinbaseAdvanced()), console.clock());
    time = Optional.of(clock);
    checks.add(new ClockCheck(() -> clock.ahead(WITHIN)));
    // Candles come from Coinbase whatever the list says; the requirements name both.
    Set<String> names = new LinkedHashSet<>(connections.feeds());
    names.add(COINBASE);
    names.add(CRYPTOCOMPARE);
    List<HealthCheck> off = new ArrayList<>();
    for (String name : names) {
      switch (name) {
        case COINBASE -> services.add(PriceFeeds.coinbase(connections, console));
        case CRYPTOCOMPARE -> addCryptoCompare(connections, off);
        default -> services.add(PriceFeeds.coinGecko(coinGeckoKey(), connections, console));
      }
    }
    FeedAnswers answers = new FeedAnswers(services, connections.feeds(), coins(config), WITHIN);
    services.forEach(service -> checks.add(new FeedCheck(service.name(), answers)));
    checks.addAll(off);
  }

  private void addCryptoCompare(ConnectionSettings connections, List<HealthCheck> off) {
    String check = "prices from " + CRYPTOCOMPARE;
    try {
      keys.apiKey(Slot.CRYPTOCOMPARE)
          .ifPresentOrElse(
              key -> services.add(PriceFeeds.cryptoCompare(key, connections, console)),
              () -> off.add(HealthCheck.known(check, withoutKey(connections))));
    } catch (CommandFailedException e) {
      off.add(
          HealthCheck.known(
              check, Finding.warn("its key cannot be read", String.valueOf(e.getMessage()))));
    }
  }

  /** A key that cannot be read is told by its own check; without one it answers too. */
  private Optional<String> coinGeckoKey() {
    try {
      return keys.apiKey(Slot.COINGECKO);
    } catch (CommandFailedException e) {
      return Optional.empty();
    }
  }

  private static Finding withoutKey(ConnectionSettings connections) {
    return connections.feeds().equals(List.of(CRYPTOCOMPARE))
        ? Finding.fail(
            "off, there is no key for it, and connections.json lists no other feed",
            "Add coinbase to feeds in connections.json.")
        : Finding.pass("off, there is no key for it");
  }

  private static List<Coin> coins(BotConfig config) {
    return Stream.of(config.conservative(), config.aggressive())
        .flatMap(settings -> settings.coins().stream())
        .map(Coin::new)
        .toList();
  }

  @Override
  public void close() {
    services.forEach(PriceService::close);
    time.ifPresent(CoinbaseTime::close);
  }
}
