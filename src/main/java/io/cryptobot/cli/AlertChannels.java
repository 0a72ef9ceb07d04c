package io.cryptobot.cli;

import io.cryptobot.alert.AlertChannel;
import io.cryptobot.alert.EmailChannel;
import io.cryptobot.alert.EmailSettings;
import io.cryptobot.alert.TelegramChannel;
import io.cryptobot.alert.TelegramSettings;
import io.cryptobot.config.ConnectionSettings;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.Slot;
import io.cryptobot.credential.UnusableSecretException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The alert channels that are switched on and have what they need.
 *
 * @param on ready to send
 * @param off the others by name, with the reason
 * @param unusable those that are switched on and cannot be used, with the reason
 */
record AlertChannels(List<AlertChannel> on, Map<String, String> off, Map<String, String> unusable) {

  static AlertChannels of(ConnectionSettings settings, Keys keys) {
    AlertChannels channels = new AlertChannels(new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
    channels.add(
        "email",
        settings.email().enabled(),
        Slot.EMAIL,
        keys,
        secret -> email(secret, Duration.ofSeconds(settings.email().timeoutSeconds())));
    channels.add(
        "telegram",
        settings.telegram().enabled(),
        Slot.TELEGRAM,
        keys,
        secret -> telegram(secret, settings.telegram()));
    return channels;
  }

  /** Makes a channel of what a slot holds. */
  private interface Maker {
    AlertChannel of(Secret secret) throws UnusableSecretException;
  }

  private void add(String name, boolean enabled, Slot slot, Keys keys, Maker maker) {
    if (!enabled) {
      off.put(name, "switched off in connections.json");
      return;
    }
    Optional<Secret> secret = keys.secret(slot);
    if (secret.isEmpty()) {
      unusable.put(
          name,
          "switched on in connections.json, but nothing is stored for it; store it with"
              + " --credentials set "
              + slot);
      return;
    }
    try {
      on.add(maker.of(secret.get()));
    } catch (UnusableSecretException | IllegalArgumentException e) {
      unusable.put(
          name,
          "switched on, but what is stored for it cannot be used ("
              + e.getMessage()
              + "); store it again with --credentials set "
              + slot);
    }
  }

  private static AlertChannel email(Secret secret, Duration timeout)
      throws UnusableSecretException {
    return new EmailChannel(
        new EmailSettings(
            secret.get("smtp_server"),
            port(secret.find("smtp_port").orElse("587")),
            secret.get("from_email"),
            secret.find("from_password").orElse(""),
            secret.get("to_email"),
            timeout));
  }

  private static int port(String text) throws UnusableSecretException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UnusableSecretException("smtp_port is no number");
    }
  }

  private static AlertChannel telegram(Secret secret, ConnectionSettings.TelegramAlerts settings)
      throws UnusableSecretException {
    return new TelegramChannel(
        new TelegramSettings(
            settings.url(),
            secret.get("bot_token"),
            secret.get("chat_id"),
            Duration.ofSeconds(settings.timeoutSeconds())));
  }
}
