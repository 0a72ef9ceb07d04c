package io.cryptobot.credential;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A place for one secret; the same word in every store. */
public enum Slot {
  COINBASE_LIVE("coinbase.live", "COINBASE"),
  COINBASE_SANDBOX("coinbase.sandbox", "COINBASE_SANDBOX"),
  CRYPTOCOMPARE("cryptocompare", "CRYPTOCOMPARE"),
  COINGECKO("coingecko", "COINGECKO"),
  EMAIL("email", "EMAIL"),
  TELEGRAM("telegram", "TELEGRAM"),
  /** The key that the state file is encrypted with; the bot makes it itself. */
  STATE_KEY("state_key", "CRYPTOBOT_STATE");

  /** The one field of a slot that holds a plain key. */
  public static final String API_KEY = "api_key";

  private final String word;
  private final String variable;

  Slot(String word, String variable) {
    this.word = word;
    this.variable = variable;
  }

  /** As a person names it: {@code coinbase.live}. */
  public String word() {
    return word;
  }

  /** The fields that its secret may have; Coinbase's are those of both kinds of key. */
  public List<String> fields() {
    return switch (this) {
      case COINBASE_LIVE, COINBASE_SANDBOX ->
          List.of("name", "privateKey", "key", "secret", "passphrase", API_KEY, "api_secret");
      case CRYPTOCOMPARE, COINGECKO -> List.of(API_KEY);
      case EMAIL -> List.of("smtp_server", "smtp_port", "from_email", "from_password", "to_email");
      case TELEGRAM -> List.of("bot_token", "chat_id");
      case STATE_KEY -> List.of("key");
    };
  }

  /** What the names of its environment variables begin with. */
  String variable() {
    return variable;
  }

  public boolean isCoinbase() {
    return this == COINBASE_LIVE || this == COINBASE_SANDBOX;
  }

  public static Optional<Slot> of(String word) {
    return Arrays.stream(values()).filter(slot -> slot.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
