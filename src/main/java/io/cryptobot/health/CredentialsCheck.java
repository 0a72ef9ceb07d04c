package io.cryptobot.health;

import io.cryptobot.health.KeyLookup.KeyFact;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A slot of the credential store holds a key that can be used. It fails only where the environment
 * in use trades with that key.
 */
public final class CredentialsCheck implements HealthCheck {
  private static final Duration OLD = Duration.ofDays(90);

  private static final String LIVE = "coinbase.live";
  private static final String SANDBOX = "coinbase.sandbox";

  private final String slot;
  private final Need need;
  private final KeyLookup keys;
  private final Clock clock;

  private CredentialsCheck(String slot, Need need, KeyLookup keys, Clock clock) {
    this.slot = slot;
    this.need = need;
    this.keys = keys;
    this.clock = clock;
  }

  private enum Need {
    /** The environment in use trades with it. */
    NOW,
    /** Only play money was traded; real trading would need it. */
    LATER,
    /** The environment in use trades with another key. */
    NOT
  }

  /**
   * A check of each slot that orders are signed with.
   *
   * @param environment the one in use, such as {@code paper}; empty if none is known
   */
  public static List<CredentialsCheck> of(String environment, KeyLookup keys, Clock clock) {
    Optional<String> used = slotOf(environment);
    return Stream.of(LIVE, SANDBOX)
        .map(slot -> new CredentialsCheck(slot, need(slot, used), keys, clock))
        .toList();
  }

  private static Need need(String slot, Optional<String> used) {
    if (used.isEmpty()) {
      return Need.LATER;
    }
    return slot.equals(used.get()) ? Need.NOW : Need.NOT;
  }

  /** The local ones, paper and replay, trade without a key. */
  private static Optional<String> slotOf(String environment) {
    return switch (environment) {
      case "live", "dry_run" -> Optional.of(LIVE);
      case "sandbox" -> Optional.of(SANDBOX);
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
          need == Need.NOW ? Level.FAIL : Level.WARN,
          "the stored key cannot be used (" + e.getMessage() + ")",
          "Store it again with --credentials set " + slot + ".");
    }
  }

  private Finding none() {
    String set = "store one with --credentials set " + slot + ".";
    return switch (need) {
      case NOW ->
          Finding.fail(
              "none is stored, and this bot trades with it", "Before it starts again, " + set);
      case LATER ->
          Finding.warn("none is stored; paper trading needs none", "For real orders: " + set);
      case NOT -> Finding.pass("none is stored; this bot does not need it");
    };
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
