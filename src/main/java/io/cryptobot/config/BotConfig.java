package io.cryptobot.config;

import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration, checked. Immutable.
 *
 * @param phases by name, in the order of the file
 * @param hash 12 hexadecimal digits that change with any value in any file, and with nothing else:
 *     not with spaces, the order of keys, or comments
 */
public record BotConfig(
    ConservativeSettings conservative,
    AggressiveSettings aggressive,
    AllocationSettings allocation,
    Map<String, PhaseSettings> phases,
    ConnectionSettings connections,
    String hash) {

  public BotConfig {
    phases = Copies.ordered(phases);
  }

  /** The phase of this name; empty if the file has none. */
  public Optional<PhaseSettings> phase(String name) {
    return Optional.ofNullable(phases.get(name));
  }
}
