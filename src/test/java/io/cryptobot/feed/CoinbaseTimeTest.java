package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinbaseTimeTest {
  private static final String NOW = "2025-01-31T07:24:45Z";

  @RegisterExtension static final WireMockExtension SERVER = PriceServer.start();

  private final CoinbaseTime time =
      new CoinbaseTime(PriceServer.settings(SERVER), new ManualClock(NOW));

  @AfterEach
  void close() {
    time.close();
  }

  @ParameterizedTest
  @CsvSource({"0", "7250", "-7250"})
  void tellsHowFarTheExchangeIsAhead(long millis) {
    long theirs = Instant.parse(NOW).toEpochMilli() + millis;
    PriceServer.serve(
        SERVER, okJson("{\"iso\": \"...\", \"epochMillis\": \"%d\"}".formatted(theirs)));
    assertEquals(Duration.ofMillis(millis), time.ahead(PriceServer.PATIENCE));
    SERVER.verify(getRequestedFor(urlEqualTo("/api/v3/brokerage/time")));
  }

  @ParameterizedTest
  @CsvSource({
    "200, {}, holds no time",
    "200, '{\"epochMillis\": \"noon\"}', holds no time",
    "404, {}, HTTP 404",
    "503, {}, HTTP 503",
    "302, '', a redirect",
    "200, <html>, web page",
  })
  void saysWhyThereIsNoTime(int status, String body, String why) {
    PriceServer.serve(SERVER, aResponse().withStatus(status).withBody(body));
    FeedException e = assertThrows(FeedException.class, () -> time.ahead(PriceServer.PATIENCE));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void doesNotWaitLongerThanItMay() {
    PriceServer.serve(SERVER, okJson("{}").withFixedDelay(30_000));
    FeedException e = assertThrows(FeedException.class, () -> time.ahead(PriceServer.IMPATIENCE));
    assertTrue(e.getMessage().contains("in time"), e.getMessage());
  }
}
