package io.cryptobot.feed;

/** A key that may be sent to its service and must not get into a message. */
final class ApiKey {
  private final String key;

  ApiKey(String key) {
    this.key = key.strip();
  }

  /** The key itself, for the request. */
  String value() {
    return key;
  }

  /** Without the key, which a service may repeat in its complaint. */
  String hiddenIn(String text) {
    return key.isEmpty() ? text : text.replace(key, "***");
  }

  @Override
  public String toString() {
    return "***";
  }
}
