package io.cryptobot.health;

import static io.cryptobot.health.TestHome.CLOCK;
import static io.cryptobot.health.TestHome.assertFinding;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.alert.AlertChannel;
import io.cryptobot.alert.DeliveryException;
import io.cryptobot.engine.Alert;
import io.cryptobot.feed.PriceFailure;
import io.cryptobot.feed.PriceService;
import io.cryptobot.feed.Prices;
import io.cryptobot.health.KeyLookup.KeyFact;
import io.cryptobot.market.Coin;
import io.cryptobot.market.Quote;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkChecksTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final Coin SOL = new Coin("SOL-USD");

  /** Has the coins of its list; none is a feed that is down. */
  private record Feed(String name, List<Coin> has) implements PriceService {
    @Override
    public Prices quotes(List<Coin> coins, Duration within) {
      Map<Coin, Quote> quotes = new LinkedHashMap<>();
      has.forEach(coin -> quotes.put(coin, new Quote(1, 2, TestHome.NOW, name)));
      PriceFailure failure =
          new PriceFailure(name, Optional.empty(), name + " has an outage.", Optional.empty());
      return new Prices(quotes, has.size() == coins.size() ? List.of() : List.of(failure));
    }

    @Override
    public void close() {}
  }

  private static List<Coin> coins(String names) {
    return names.isEmpty() ? List.of() : names.lines().flatMap(NetworkChecksTest::split).toList();
  }

  private static java.util.stream.Stream<Coin> split(String names) {
    return java.util.Arrays.stream(names.split(" ")).map(Coin::new);
  }

  @ParameterizedTest
  @CsvSource({
    "BTC-USD SOL-USD, '',              coinbase coingecko, PASS, coins: 2",
    "'',              BTC-USD SOL-USD, coinbase coingecko, WARN, no price at all. coinbase has an",
    "'',              BTC-USD SOL-USD, coinbase,           FAIL, No other feed",
    "'',              BTC-USD,         coinbase coingecko, FAIL, No other feed",
    "'',              '',              coinbase coingecko, FAIL, no price at all",
    "BTC-USD,         SOL-USD,         coinbase coingecko, WARN, no price of SOL-USD",
    "BTC-USD,         BTC-USD,         coinbase coingecko, FAIL, no price of SOL-USD",
  })
  void aFeedThatOthersStandInForIsAWarning(
      String coinbase, String coingecko, String listed, Level level, String fact) {
    FeedAnswers answers =
        new FeedAnswers(
            List.of(new Feed("coinbase", coins(coinbase)), new Feed("coingecko", coins(coingecko))),
            Set.of(listed.split(" ")),
            List.of(BTC, SOL),
            Duration.ofSeconds(1));
    FeedCheck check = new FeedCheck("coinbase", answers);
    assertTrue(check.needsNetwork());
    assertFinding(level, fact, level == Level.PASS ? "" : "firewall", check.check());
  }

  @Test
  void aFeedThatBreaksIsTheRunsAffairAndStandsInForNothing() {
    PriceService broken =
        new PriceService() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Prices quotes(List<Coin> coins, Duration within) {
            throw new IllegalStateException("a bug");
          }

          @Override
          public void close() {}
        };
    FeedAnswers answers =
        new FeedAnswers(
            List.of(broken, new Feed("coinbase", List.of())),
            Set.of("broken", "coinbase"),
            List.of(BTC),
            Duration.ofSeconds(1));
    assertThrows(CompletionException.class, () -> new FeedCheck("broken", answers).check());
    assertFinding(
        Level.FAIL, "No other feed", "firewall", new FeedCheck("coinbase", answers).check());
    assertThrows(IllegalArgumentException.class, () -> new FeedCheck("no", answers).check());
  }

  @ParameterizedTest
  @CsvSource({
    "0,      PASS, 0.0 s behind",
    "5000,   PASS, 5.0 s behind",
    "-5000,  PASS, 5.0 s ahead of",
    "5001,   WARN, 5.0 s behind",
    "-90500, WARN, 90.5 s ahead of",
  })
  void aClockThatIsOffIsAWarning(long aheadMillis, Level level, String fact) {
    ClockCheck check = new ClockCheck(() -> Duration.ofMillis(aheadMillis));
    assertTrue(check.needsNetwork());
    assertFinding(level, fact, level == Level.WARN ? "Sync now" : "", check.check());
  }

  @ParameterizedTest
  @CsvSource({
    "'',       coinbase.live,    none,   WARN, none is stored; set coinbase.live",
    "paper,    coinbase.live,    none,   WARN, none is stored; set coinbase.live",
    "replay,   coinbase.sandbox, none,   WARN, none is stored; set coinbase.sandbox",
    "live,     coinbase.live,    none,   FAIL, this bot trades with it; set coinbase.live",
    "dry_run,  coinbase.live,    none,   FAIL, this bot trades with it; set coinbase.live",
    "sandbox,  coinbase.sandbox, none,   FAIL, this bot trades with it; set coinbase.sandbox",
    "live,     coinbase.sandbox, none,   PASS, does not need it; ''",
    "live,     coinbase.live,    0,      PASS, an Ed25519 key in a test; ''",
    "live,     coinbase.live,    90,     PASS, stored 90 days ago; ''",
    "live,     coinbase.live,    91,     WARN, stored 91 days ago; new key",
    "paper,    coinbase.live,    91,     WARN, stored 91 days ago; new key",
    "live,     coinbase.live,    unknown, PASS, an Ed25519 key in a test; ''",
    "live,     coinbase.live,    broken, FAIL, no key at all; Store it again",
    "paper,    coinbase.live,    broken, WARN, no key at all; Store it again",
  })
  void aKeyFailsOnlyWhereItIsInUse(
      String environment, String slot, String stored, Level level, String expected) {
    KeyLookup keys =
        asked -> {
          if (!asked.equals(slot) || stored.equals("none")) {
            return Optional.empty();
          }
          if (stored.equals("broken")) {
            throw new IOException("no key at all");
          }
          return Optional.of(
              new KeyFact(
                  "an Ed25519 key",
                  "a test",
                  stored.equals("unknown")
                      ? Optional.empty()
                      : Optional.of(TestHome.NOW.minus(Duration.ofDays(Long.parseLong(stored))))));
        };
    CredentialsCheck check =
        CredentialsCheck.of(environment, keys, CLOCK).stream()
            .filter(one -> one.name().equals("key " + slot))
            .findFirst()
            .orElseThrow();
    String[] texts = expected.split("; ");
    assertFinding(level, texts[0], texts[1].replace("''", ""), check.check());
  }

  private record Channel(String name, boolean works, List<Alert> sent) implements AlertChannel {
    @Override
    public void send(Alert alert) throws DeliveryException {
      if (!works) {
        throw DeliveryException.forGood("The password is wrong.");
      }
      sent.add(alert);
    }
  }

  private static Finding alert(List<AlertChannel> channels, Map<String, String> off) {
    TestAlertCheck check = new TestAlertCheck(new ChannelTestAlert(channels, off, CLOCK));
    assertTrue(check.needsNetwork());
    return check.check();
  }

  @Test
  void aTestAlertGoesThroughEveryChannel() {
    List<Alert> sent = new ArrayList<>();
    AlertChannel works = new Channel("email", true, sent);
    AlertChannel refuses = new Channel("telegram", false, sent);
    assertFinding(
        Level.PASS,
        "email: sent, telegram: off, not enabled",
        "",
        alert(List.of(works), Map.of("telegram", "not enabled")));
    assertFinding(
        Level.FAIL,
        "email: sent, telegram: not sent (The password is wrong.)",
        "connections.json",
        alert(List.of(works, refuses), Map.of()));
    assertTrue(sent.stream().allMatch(alert -> alert.kind() == Alert.Kind.TEST));
    assertTrue(sent.get(0).text().contains("a test"));
  }

  @Test
  void aTestAlertWithoutAChannelIsAWarning() {
    assertFinding(
        Level.WARN, "no alert channel is configured", "Switch on", alert(List.of(), Map.of()));
    assertFinding(
        Level.WARN,
        "no alert channel is configured (email: off)",
        "Switch on",
        alert(List.of(), Map.of("email", "")));
  }
}
