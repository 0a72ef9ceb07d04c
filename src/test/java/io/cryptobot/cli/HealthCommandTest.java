package io.cryptobot.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HealthCommandTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir private Path home;

  private CliHarness cli() {
    return new CliHarness(home);
  }

  private void connectToTheServer() throws IOException {
    cli().run("--health", "--offline");
    Path connections = home.resolve("config").resolve("connections.json");
    String text = Files.readString(connections);
    for (String host : new String[] {"api.coinbase.com", "api.coingecko.com"}) {
      text = text.replace("https://" + host, SERVER.baseUrl());
    }
    text = text.replace("https://min-api.cryptocompare.com", SERVER.baseUrl());
    Files.writeString(connections, text);
  }

  private static void serveTime() {
    SERVER.stubFor(
        get(urlPathEqualTo("/api/v3/brokerage/time"))
            .willReturn(
                okJson("{\"epochMillis\": \"%d\"}".formatted(CliHarness.NOW.toEpochMilli()))));
  }

  private static void serveCoinbase() {
    SERVER.stubFor(
        get(urlPathMatching("/api/v3/brokerage/market/products/.*"))
            .willReturn(okJson("{\"trades\": [], \"best_bid\": \"99\", \"best_ask\": \"100\"}")));
  }

  private static void serveCoinGecko() {
    SERVER.stubFor(
        get(urlPathEqualTo("/api/v3/simple/price"))
            .willReturn(
                okJson(
                    """
                    {"bitcoin": {"usd": 1}, "ethereum": {"usd": 1}, "solana": {"usd": 1},
                     "avalanche-2": {"usd": 1}, "dogecoin": {"usd": 1}}
                    """)));
  }

  @Test
  void anEmptyFolderIsHealthyOffline() {
    CliHarness cli = cli();
    assertEquals(0, cli.run("--health", "--offline"), cli.out());
    assertTrue(cli.err().contains("Wrote the default configuration"), cli.err());
    for (String line :
        new String[] {
          "PASS  java: Java ",
          "PASS  jar: runs from class files",
          "PASS  config: ",
          "PASS  config in use: ",
          "PASS  data folder: ",
          "PASS  disk space: ",
          "PASS  log files: ",
          "PASS  state: no bot has run here yet",
          "PASS  loss limit: ",
          "PASS  kill switch: off",
          "PASS  entries: allowed",
          "PASS  running bot: no bot is running",
          "PASS  heartbeat: ",
          "SKIP  clock: skipped (--offline)",
          "SKIP  prices from coinbase: skipped",
          "SKIP  prices from coingecko: skipped",
          "PASS  prices from cryptocompare: off",
          "WARN  key coinbase.live: none is stored",
          "Health: PASS ("
        }) {
      assertTrue(cli.out().contains(line), () -> line + " is not in " + cli.out());
    }
  }

  @Test
  void withItsServicesAllIsHealthy() throws IOException {
    connectToTheServer();
    serveTime();
    serveCoinbase();
    serveCoinGecko();
    CliHarness cli = cli();
    assertEquals(0, cli.run("health"), cli.out());
    assertTrue(cli.out().contains("PASS  clock: 0.0 s behind"), cli.out());
    assertTrue(cli.out().contains("PASS  prices from coinbase: answers; coins: 5"), cli.out());
    assertTrue(cli.out().contains("PASS  prices from coingecko: answers"), cli.out());
  }

  @Test
  void aFeedThatIsDownIsAWarningWhileAnotherHasPrices() throws IOException {
    connectToTheServer();
    serveTime();
    serveCoinbase();
    CliHarness cli = cli();
    assertEquals(0, cli.run("--health"), cli.out());
    assertTrue(cli.out().contains("WARN  prices from coingecko: "), cli.out());
  }

  @Test
  void withoutAnyPriceItFails() throws IOException {
    connectToTheServer();
    SERVER.stubFor(get(urlPathMatching("/.*")).willReturn(serverError()));
    CliHarness cli = cli();
    assertEquals(3, cli.run("--health"), cli.out());
    assertTrue(cli.out().contains("WARN  clock: could not be compared"), cli.out());
    assertTrue(cli.out().contains("FAIL  prices from coinbase: no price at all"), cli.out());
    assertTrue(cli.out().contains("Health: FAIL ("), cli.out());
  }

  @Test
  void cryptoCompareIsAskedOnlyWithAKeyAndIsNoFeedByItself() throws IOException {
    connectToTheServer();
    Path credentials = home.resolve("config").resolve("credentials.json");
    Files.writeString(credentials, "{\"cryptocompare\": {\"api_key\": \"k\"}}");
    CliHarness cli = cli();
    cli.run("--health", "--offline");
    assertTrue(cli.out().contains("SKIP  prices from cryptocompare"), cli.out());
    Files.writeString(credentials, "{");
    cli.run("--health", "--offline");
    assertTrue(cli.out().contains("WARN  prices from cryptocompare: its key"), cli.out());
    Files.delete(credentials);
    Path connections = home.resolve("config").resolve("connections.json");
    String text = Files.readString(connections);
    Files.writeString(
        connections, text.replaceAll("\"feeds\": \\[[^]]*]", "\"feeds\": [\"cryptocompare\"]"));
    assertEquals(3, cli.run("--health", "--offline"), cli.out());
    assertTrue(cli.out().contains("FAIL  prices from cryptocompare: off"), cli.out());
  }

  @Test
  void aBrokenConfigFailsWithAllProblemsAndTheOtherChecksGoOn() throws IOException {
    CliHarness cli = cli();
    cli.run("--health", "--offline");
    Files.delete(home.resolve("config").resolve("allocation.json"));
    Files.writeString(home.resolve("config").resolve("deployment.json"), "{");
    assertEquals(3, cli.run("--health"), cli.out());
    assertTrue(cli.out().contains("FAIL  config: "), cli.out());
    assertTrue(cli.out().contains("allocation.json: "), cli.out());
    assertTrue(cli.out().contains("deployment.json: "), cli.out());
    assertTrue(cli.out().contains("SKIP  prices: not asked"), cli.out());
    assertTrue(cli.out().contains("PASS  state: "), cli.out());
  }

  @Test
  void anAlertChannelThatIsOnAndCannotBeUsedFails() throws IOException {
    CliHarness cli = cli();
    cli.run("--health", "--offline");
    Path connections = home.resolve("config").resolve("connections.json");
    Files.writeString(
        connections,
        Files.readString(connections)
            .replaceFirst("(?s)(\"telegram\": .*?\"enabled\": )false", "$1true"));
    assertEquals(3, cli.run("--health", "--offline"), cli.out());
    assertTrue(cli.out().contains("FAIL  alerts: telegram is "), cli.out());
    assertTrue(cli.out().contains("switch it off in connections.json"), cli.out());

    Files.writeString(home.resolve("config").resolve("credentials.json"), "{\"telegram\": ");
    assertEquals(3, cli.run("--health", "--offline"), cli.out());
    assertTrue(cli.out().contains("FAIL  alerts: their credentials cannot be read"), cli.out());
    assertTrue(cli.out().contains("credentials.json"), cli.out());
  }

  @Test
  void aHomeThatIsAFileFails() throws IOException {
    Files.writeString(home.resolve("home"), "not a folder");
    CliHarness cli = cli();
    assertEquals(3, cli.run("--health", "--offline", "--home", "home"), cli.err());
    assertTrue(cli.out().contains("FAIL  config: "), cli.out());
    assertTrue(cli.out().contains("FAIL  data folder: "), cli.out());
  }

  @Test
  void theJsonIsAllThatStandsOnTheOutput() throws IOException {
    CliHarness cli = cli();
    assertEquals(0, cli.run("--health", "--offline", "--json"));
    JsonNode json = new JsonMapper().readTree(cli.out());
    assertEquals("PASS", json.path("health").asText());
    assertEquals("2025-03-01T12:34:56Z", json.path("time").asText());
    assertTrue(json.path("checks").size() > 15);
  }

  @Test
  void aTestAlertIsSentOnlyWhenAskedFor() {
    CliHarness cli = cli();
    SERVER.stubFor(get(urlPathMatching("/.*")).willReturn(serverError()));
    cli.run("--health", "--offline", "--send-test-alert");
    assertTrue(cli.out().contains("SKIP  test alert"), cli.out());
    cli.run("--health", "--offline");
    assertFalse(cli.out().contains("test alert"), cli.out());
  }

  @Test
  void withoutAChannelTheTestAlertSaysSo() throws IOException {
    connectToTheServer();
    CliHarness cli = cli();
    cli.run("--health", "--send-test-alert");
    assertTrue(cli.out().contains("test alert: no alert channel is configured"), cli.out());
  }
}
