package io.cryptobot.alert;

import java.net.URI;
import java.time.Duration;

/**
 * Where Telegram alerts go.
 *
 * @param baseUrl {@code https://api.telegram.org}; http only to this computer
 * @param botToken what the bot was given when it was made, {@code 123456:ABC...}
 * @param chatId a number, or {@code @name} of a channel
 * @param timeout for a whole request and its answer
 */
public record TelegramSettings(URI baseUrl, String botToken, String chatId, Duration timeout) {

  /**
   * Checks what can be checked without a network.
   *
   * @throws IllegalArgumentException saying in a sentence what is wrong
   */
  public TelegramSettings {
    String host = baseUrl.getHost();
    boolean https = "https".equalsIgnoreCase(baseUrl.getScheme());
    boolean here =
        "http".equalsIgnoreCase(baseUrl.getScheme()) && Loopback.is(String.valueOf(host));
    if (host == null || !(https || here)) {
      throw new IllegalArgumentException("Telegram's address must begin with https://.");
    }
    if (!botToken.matches("[A-Za-z0-9:_-]+")) {
      throw new IllegalArgumentException(
          "Telegram's bot token has letters, digits, ':', '_' and '-' only.");
    }
    if (chatId.isBlank()) {
      throw new IllegalArgumentException("Telegram's chat id is empty.");
    }
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException("Not a time-out for Telegram: " + timeout + ".");
    }
  }

  @Override
  public String toString() {
    return "TelegramSettings[baseUrl=%s, botToken=%s, chatId=%s, timeout=%s]"
        .formatted(baseUrl, Redaction.HIDDEN, chatId, timeout);
  }
}
