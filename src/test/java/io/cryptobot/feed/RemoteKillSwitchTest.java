package io.cryptobot.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteKillSwitchTest {
  @RegisterExtension private static final WireMockExtension SERVER = PriceServer.start();

  private static boolean asks() {
    URI url = URI.create(SERVER.baseUrl() + "/stop/my-bot?key=1");
    try (RemoteKillSwitch remote = new RemoteKillSwitch(url, "cryptobot/test", Clock.systemUTC())) {
      return remote.asksToStop();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"kill\": true} | true",
        "200 | {\"kill\": false} | false",
        "200 | {} | false",
        "200 | [] | false",
        "200 | <html></html> | false",
        "200 | {\"kill\": tr | false",
        "404 | {\"kill\": true} | false",
        "500 | {\"kill\": true} | false"
      })
  void onlyAPlainYesStopsTheBot(int status, String body, boolean stops) {
    PriceServer.serve(SERVER, aResponse().withStatus(status).withBody(body));
    assertEquals(stops, asks());
  }

  @Test
  void aConnectionThatBreaksStopsNothing() {
    PriceServer.serve(SERVER, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertEquals(false, asks());
  }
}
