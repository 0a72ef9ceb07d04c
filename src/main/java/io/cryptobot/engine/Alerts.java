package io.cryptobot.engine;

/** Where alerts go. Returns at once: a trade never waits for one. */
@FunctionalInterface
public interface Alerts {
  void raise(Alert alert);
}
