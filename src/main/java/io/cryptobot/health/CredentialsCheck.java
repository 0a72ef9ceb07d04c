package io.cryptobot.health;

import io.cryptobot.health.KeyLookup.KeyFact;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A slot of the credential store holds a key that can be used. It fails only where the environment
 * in use trades with that key.
 */
public final class CredentialsCheck implements HealthCheck {
  private static final Duration OLD = Duration.ofDays(90);

  private final String slot;
  private final boolean inUse;
  private final KeyLookup keys;
  private final Clock clock;

  /**
   * The check of a slot.
   *
   * @param inUse whether the environment in use needs the key
   */
  public CredentialsCheck(String slot, boolean inUse, KeyLookup keys, Clock clock) {
    this.slot = slot;
    this.inUse = inUse;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The slot that an environment trades with.
   *
   * @return empty for those that trade without a key, such as {@code paper}
   */
  public static Optional<String> slotOf(String environment) {
    return switch (environment) {
      case "live", "dry_run" -> Optional.of("coinbase.live");
      case "sandbox" -> Optional.of("coinbase.sandbox");
      default -> Optional.empty();
    };
  }

  @Override
  public String name() {
    return "key " + slot;
  }

  @Override
  public Finding check() {
    try {
      return keys.find(slot).map(this::found).orElseGet(this::none);
    } catch (Exception e) {
      return new Finding(
          inUse ? Level.FAIL : Level.WARN,
          "the stored key cannot be used (" + e.getMessage() + ")",
          "Store it again with --credentials set " + slot + ".");
    }
  }

  private Finding none() {
    String set = "Store one with --credentials set " + slot + ".";
    return inUse
        ? Finding.fail("none is stored, and this bot trades with it", set)
        : Finding.warn("none is stored; paper trading needs none", set);
  }

  private Finding found(KeyFact key) {
    String fact = key.kind() + " in " + key.store();
    Optional<Duration> age = key.storedAt().map(time -> Duration.between(time, clock.instant()));
    String aged = fact + age.map(old -> ", stored " + old.toDays() + " days ago").orElse("");
    return age.filter(old -> old.compareTo(OLD) > 0).isPresent()
        ? Finding.warn(
            aged,
            "Make a new key at Coinbase, store it with --credentials set "
                + slot
                + ", and delete the old one there.")
        : Finding.pass(aged);
  }
}
