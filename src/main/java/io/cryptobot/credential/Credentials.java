package io.cryptobot.credential;

import java.util.List;
import java.util.Optional;

/**
 * The stores in the order in which they are asked, the first that holds a slot serves. Each access
 * to a stored secret is noted, never the secret.
 */
public final class Credentials {
  private final List<SecretStore> stores;
  private final Note note;

  /** Is told of each access. */
  @FunctionalInterface
  public interface Note {
    /** What was done, such as {@code coinbase.live read from Windows Credential Manager}. */
    void accessed(String details);
  }

  /**
   * A secret and where it was found.
   *
   * @param store the store's name
   */
  public record Found(Slot slot, SecretStore.Stored stored, String store) {
    public Secret secret() {
      return stored.secret();
    }
  }

  public Credentials(List<SecretStore> stores, Note note) {
    this.stores = List.copyOf(stores);
    this.note = note;
  }

  /**
   * The secret of a slot.
   *
   * @throws SecretStoreException if a store that might hold it cannot be asked; the next ones are
   *     not asked then, for they may hold an older secret
   */
  public Optional<Found> find(Slot slot) throws SecretStoreException {
    for (SecretStore store : stores) {
      Optional<SecretStore.Stored> stored = asked(store, slot);
      if (stored.isPresent()) {
        note.accessed(slot + " read from " + store.name());
        return stored.map(one -> new Found(slot, one, store.name()));
      }
    }
    return Optional.empty();
  }

  private Optional<SecretStore.Stored> asked(SecretStore store, Slot slot)
      throws SecretStoreException {
    try {
      return store.find(slot);
    } catch (SecretStoreException e) {
      note.accessed(slot + " could not be read from " + store.name());
      throw e;
    }
  }
}
