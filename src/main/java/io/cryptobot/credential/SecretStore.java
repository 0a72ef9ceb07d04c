package io.cryptobot.credential;

import java.time.Instant;
import java.util.Optional;

/** A place where secrets are kept. */
public interface SecretStore {

  /** For a person: {@code Windows Credential Manager}. */
  String name();

  /**
   * What a slot holds.
   *
   * @return empty if it holds nothing
   * @throws SecretStoreException if that cannot be found out
   */
  Optional<Stored> find(Slot slot) throws SecretStoreException;

  /**
   * What a slot holds.
   *
   * @param since when it was stored, or before; empty if that is not known
   */
  record Stored(Secret secret, Optional<Instant> since) {}

  /** A store that this program may write. */
  interface Writable extends SecretStore {

    /** Replaces what the slot holds. */
    void set(Slot slot, Secret secret) throws SecretStoreException;

    /**
     * Empties the slot.
     *
     * @return whether it held something
     */
    boolean remove(Slot slot) throws SecretStoreException;
  }
}
