package io.cryptobot.health;

import java.time.Instant;
import java.util.Optional;

/** Finds out about stored keys without telling the keys. */
@FunctionalInterface
public interface KeyLookup {

  /**
   * What is known of a slot's key.
   *
   * @param slot such as {@code coinbase.live}
   * @return empty if none is stored
   * @throws Exception if a store cannot be asked, or what it holds is no key; the message is for a
   *     person, without secrets
   */
  Optional<KeyFact> find(String slot) throws Exception;

  /**
   * What may be told of a key.
   *
   * @param kind such as {@code an Ed25519 key}
   * @param store where it is, such as {@code Windows Credential Manager}
   * @param storedAt since when, if that is known
   */
  record KeyFact(String kind, String store, Optional<Instant> storedAt) {}
}
