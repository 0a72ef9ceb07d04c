package io.cryptobot.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies that nobody can change. */
final class Copies {
  private Copies() {}

  /** In the order of the original, which {@code Map.copyOf} would lose. */
  static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
