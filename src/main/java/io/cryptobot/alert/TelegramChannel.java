package io.cryptobot.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.engine.Alert;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Alerts by a Telegram bot: one POST to {@code sendMessage} for each. The address holds the bot's
 * token, so that no address ever stands in a log or an error. Redirects are not followed.
 */
public final class TelegramChannel implements AlertChannel {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Telegram's own limit, in UTF-16 units. */
  private static final int LONGEST_TEXT = 4096;

  private static final long LARGEST_ANSWER = 64L << 10;

  private final String host;
  private final String chatId;
  private final HttpUrl url;
  private final Redaction redaction;
  private final OkHttpClient client;

  /** A channel with a connection pool of its own; connects when it first sends. */
  public TelegramChannel(TelegramSettings settings) {
    host = settings.baseUrl().getHost();
    chatId = settings.chatId();
    redaction = Redaction.of(settings.botToken());
    url =
        HttpUrl.get(settings.baseUrl().toString())
            .newBuilder()
            .addPathSegment("bot" + settings.botToken())
            .addPathSegment("sendMessage")
            .build();
    client =
        new OkHttpClient.Builder()
            .connectTimeout(settings.timeout())
            .readTimeout(settings.timeout())
            .writeTimeout(settings.timeout())
            .callTimeout(settings.timeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public void send(Alert alert) throws DeliveryException {
    Request request = new Request.Builder().url(url).post(body(alert)).build();
    try (Response response = client.newCall(request).execute()) {
      judge(response.code(), answer(response));
    } catch (IOException e) {
      throw DeliveryException.forNow("Telegram (" + host + ") " + reason(e));
    }
  }

  private RequestBody body(Alert alert) {
    String text = shortened(AlertText.title(alert) + "\n\n" + AlertText.body(alert));
    String json = MAPPER.createObjectNode().put("chat_id", chatId).put("text", text).toString();
    return RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON);
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = LONGEST_TEXT - 3;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "...";
  }

  private static JsonNode answer(Response response) throws IOException {
    BufferedSource source = response.body().source();
    source.request(LARGEST_ANSWER);
    byte[] bytes = source.getBuffer().readByteArray();
    try {
      return MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      return MAPPER.missingNode();
    }
  }

  private void judge(int status, JsonNode answer) throws DeliveryException {
    if (status == 200 && answer.path("ok").asBoolean()) {
      return;
    }
    String said = redaction.line(answer.path("description").asText("no reason given"));
    String message = "Telegram (" + host + ") answered HTTP " + status + ": " + said;
    int wait = answer.path("parameters").path("retry_after").asInt();
    if (status == 429 && wait > 0) {
      throw DeliveryException.busy(message, Duration.ofSeconds(wait));
    }
    if (status == 200 || status == 408 || status == 429 || status >= 500) {
      throw DeliveryException.forNow(message);
    }
    throw DeliveryException.forGood(message);
  }

  /** In words of its own: a library's message may hold the address. */
  private static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "cannot be resolved (no network?).";
    }
    if (e instanceof InterruptedIOException) {
      return "did not answer in time.";
    }
    if (e instanceof ConnectException) {
      return "cannot be reached.";
    }
    if (e instanceof SSLException) {
      return "made no trusted encrypted connection.";
    }
    return "broke the connection (" + e.getClass().getSimpleName() + ").";
  }
}
