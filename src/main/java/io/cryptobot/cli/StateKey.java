package io.cryptobot.cli;

import io.cryptobot.credential.CredentialForm;
import io.cryptobot.credential.Credentials;
import io.cryptobot.credential.SecretStore;
import io.cryptobot.credential.SecretStoreException;
import io.cryptobot.credential.Slot;
import io.cryptobot.credential.UnusableSecretException;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateLockedException;
import java.util.Optional;

/** The key of an encrypted state, in the credential store like all others. */
final class StateKey implements StateCipher.KeyStore {
  private final Keys keys;

  private StateKey(Keys keys) {
    this.keys = keys;
  }

  /** Reads states either way. */
  static StateCipher cipher(Keys keys, boolean encrypts) {
    return new StateCipher(encrypts, new StateKey(keys));
  }

  @Override
  public Optional<byte[]> find() {
    try {
      Optional<Credentials.Found> found = keys.find(Slot.STATE_KEY);
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(CredentialForm.stateKey(found.get().secret()));
    } catch (SecretStoreException | UnusableSecretException e) {
      throw new StateLockedException("its key cannot be read (" + e.getMessage() + ")");
    }
  }

  @Override
  public void keep(byte[] key) {
    SecretStore.Writable store = keys.writable();
    try {
      store.set(Slot.STATE_KEY, CredentialForm.ofStateKey(key));
    } catch (SecretStoreException e) {
      throw new StateLockedException("a key for it cannot be stored (" + e.getMessage() + ")");
    }
    keys.note(Slot.STATE_KEY + " made and stored in " + store.name());
  }
}
