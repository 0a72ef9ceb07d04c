package io.cryptobot.optimize;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the results of a sweep depend on, by what a person calls it; two sweeps with the same give
 * the same results.
 *
 * @param parts a digest, or the thing itself, by name
 */
public record SweepAbout(Map<String, String> parts) {
  public SweepAbout {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** What is not the same in another; empty if all is. */
  public Optional<String> difference(SweepAbout other) {
    return parts.entrySet().stream()
        .filter(part -> !part.getValue().equals(other.parts().get(part.getKey())))
        .map(Map.Entry::getKey)
        .reduce((one, more) -> one + ", " + more);
  }
}
