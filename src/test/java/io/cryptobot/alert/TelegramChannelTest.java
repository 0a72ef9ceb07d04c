package io.cryptobot.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToIgnoreCase;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alert.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramChannelTest {
  private static final String TOKEN = "123456:s3cr3t-TOKEN_x";
  private static final String PATH = "/bot" + TOKEN + "/sendMessage";
  private static final String OK = "{\"ok\":true,\"result\":{}}";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static TelegramChannel channel(Duration timeout) {
    return new TelegramChannel(
        new TelegramSettings(URI.create(SERVER.baseUrl()), TOKEN, "-10042", timeout));
  }

  private final TelegramChannel channel = channel(Duration.ofSeconds(10));

  private static void answer(ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(response));
  }

  private DeliveryException refusal() {
    DeliveryException failure =
        assertThrows(DeliveryException.class, () -> channel.send(Sample.alert(Kind.HARD_STOP)));
    assertFalse(String.valueOf(failure.getMessage()).contains(TOKEN));
    return failure;
  }

  @Test
  void postsChatAndText() throws DeliveryException {
    answer(okJson(OK));

    channel.send(
        new Alert(
            Kind.SLIPPAGE, Optional.of(Sample.BTC), "Rutschte \"über\" 1 % – 𝔹", Sample.TIME));

    SERVER.verify(
        postRequestedFor(urlEqualTo(PATH))
            .withHeader("Content-Type", equalToIgnoreCase("application/json; charset=utf-8"))
            .withRequestBody(
                equalToJson(
                    """
                    {
                      "chat_id": "-10042",
                      "text": "[cryptobot] WARNING: slippage BTC-USD\\n\\nRutschte \\"über\\" 1 % – 𝔹\\n\\n2026-01-02 03:04:05 UTC"
                    }
                    """)));
  }

  @Test
  void aLongTextIsCutToWhatTelegramTakesAndNotWithinACharacter()
      throws DeliveryException, JsonProcessingException {
    answer(okJson(OK));
    String long1 = "a" + "𝔹".repeat(4000);
    String long2 = "aa" + "𝔹".repeat(4000);

    for (String text : List.of(long1, long2)) {
      SERVER.resetRequests();
      channel.send(new Alert(Kind.TRADE, Optional.empty(), text, Sample.TIME));
      String body = SERVER.getAllServeEvents().get(0).getRequest().getBodyAsString();
      String sent = new ObjectMapper().readTree(body).path("text").asText();
      assertTrue(sent.endsWith("𝔹..."), sent);
      assertTrue(sent.length() == 4096 || sent.length() == 4095, "length " + sent.length());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {'ok':false,'description':'Bad Request: chat not found'} | false | chat not found",
        "401 | {'ok':false,'description':'Unauthorized'} | false | HTTP 401: Unauthorized",
        "404 | not json | false | HTTP 404: no reason given",
        "302 | x | false | HTTP 302",
        "429 | {'ok':false,'description':'Too Many Requests'} | true | Too Many Requests",
        "500 | x | true | HTTP 500",
        "200 | <html>log in to this network</html> | true | HTTP 200",
        "200 | {'ok':false} | true | HTTP 200",
      })
  void anAnswerThatIs(int status, String body, boolean worthRetrying, String said) {
    answer(
        aResponse()
            .withStatus(status)
            .withHeader("Location", "http://127.0.0.1:1/")
            .withBody(body.replace('\'', '"')));

    DeliveryException failure = refusal();

    assertEquals(worthRetrying, failure.worthRetrying());
    assertTrue(String.valueOf(failure.getMessage()).contains(said), failure.getMessage());
    assertEquals(Optional.empty(), failure.retryAfter());
  }

  @Test
  void tellsHowLongTelegramWantsToBeLeftAlone() {
    answer(
        aResponse().withStatus(429).withBody("{\"ok\":false,\"parameters\":{\"retry_after\":37}}"));

    assertEquals(Optional.of(Duration.ofSeconds(37)), refusal().retryAfter());
  }

  @Test
  void aTokenInTheAnswerDoesNotComeBack() {
    answer(aResponse().withStatus(404).withBody("{\"description\":\"no " + PATH + "\"}"));

    assertEquals(
        "Telegram (localhost) answered HTTP 404: no /bot***/sendMessage", refusal().getMessage());
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsLeft() {
    answer(okJson(OK).withFixedDelay(60_000));
    DeliveryException failure =
        assertThrows(
            DeliveryException.class,
            () -> channel(Duration.ofMillis(50)).send(Sample.alert(Kind.HARD_STOP)));

    assertEquals("Telegram (localhost) did not answer in time.", failure.getMessage());
    assertTrue(failure.worthRetrying());
  }

  @Test
  void aBrokenConnectionIsWorthRetrying() {
    answer(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));

    assertTrue(refusal().worthRetrying());
  }

  @Test
  void aServerInTroubleIsTriedAgain() {
    SERVER.stubFor(
        post(urlEqualTo(PATH))
            .inScenario("trouble")
            .willReturn(aResponse().withStatus(500))
            .willSetStateTo("well"));
    SERVER.stubFor(
        post(urlEqualTo(PATH))
            .inScenario("trouble")
            .whenScenarioStateIs("well")
            .willReturn(okJson(OK)));
    List<Long> waits = new CopyOnWriteArrayList<>();

    try (AlertDispatcher dispatcher =
        AlertDispatcher.start(
            List.of(channel),
            AlertMemory.EMPTY,
            time -> waits.add(time.toSeconds()),
            failure -> {})) {
      dispatcher.raise(Sample.alert(Kind.HARD_STOP));
      assertEquals(List.of(), dispatcher.drain(Duration.ofSeconds(30)));
    }

    assertEquals(List.of(2L), waits);
    SERVER.verify(2, postRequestedFor(urlEqualTo(PATH)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.telegram.org,  1:a, 5, Telegram's address must begin with https://.",
    "ftp://localhost,          1:a, 5, Telegram's address must begin with https://.",
    "https://api.telegram.org, a/b, 5, 'Telegram''s bot token has letters, digits, '':'', ''_'' and ''-'' only.'",
    "https://api.telegram.org, 1:a, '', Telegram's chat id is empty.",
  })
  void wrongSettingsAreToldInASentence(URI url, String token, String chat, String sentence) {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> new TelegramSettings(url, token, chat, Duration.ofSeconds(1)));

    assertEquals(sentence, wrong.getMessage());
  }
}
