package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.market.Coin;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What the tests of price feeds have in common. */
final class PriceServer {
  static final Coin BTC = new Coin("BTC-USD");
  static final Coin ETH = new Coin("ETH-USD");
  static final Coin SOL = new Coin("SOL-USD");
  static final Coin AVAX = new Coin("AVAX-USD");
  static final Coin DOGE = new Coin("DOGE-USD");
  static final List<Coin> FIVE = List.of(BTC, ETH, SOL, AVAX, DOGE);
  static final Duration PATIENCE = Duration.ofSeconds(5);
  static final Duration IMPATIENCE = Duration.ofMillis(300);

  private PriceServer() {}

  static WireMockExtension start() {
    return WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();
  }

  static void serve(WireMockExtension server, ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  static FeedSettings settings(WireMockExtension server) {
    return settings(URI.create(server.baseUrl()), 5);
  }

  static FeedSettings settings(URI url, int requestsPerSecond) {
    return new FeedSettings(url, "cryptobot/test", requestsPerSecond, PATIENCE, PATIENCE, PATIENCE);
  }
}
