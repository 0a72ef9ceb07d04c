package io.cryptobot.cli;

import io.cryptobot.credential.Credentials;
import io.cryptobot.credential.CredentialsFile;
import io.cryptobot.credential.EnvironmentSecrets;
import io.cryptobot.credential.Secret;
import io.cryptobot.credential.SecretStore;
import io.cryptobot.credential.SecretStoreException;
import io.cryptobot.credential.Slot;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.journal.FileNotWrittenException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of a home: the system's store, then its file, then the environment; with audit rows. */
final class Keys {
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

  private final Home home;
  private final Console console;
  private final CredentialsFile file;
  private final Credentials credentials;
  private final Map<Slot, Optional<Credentials.Found>> found = new EnumMap<>(Slot.class);

  Keys(Home home, Console console) {
    this.home = home;
    this.console = console;
    this.file =
        new CredentialsFile(home.config().resolve("credentials.json"), HomeParts.files(console));
    this.credentials =
        new Credentials(
            List.of(console.keyring(), file, new EnvironmentSecrets(console.environment())),
            this::note);
  }

  /** What a slot holds; a store that cannot be read ends the command. */
  Optional<Secret> secret(Slot slot) {
    try {
      return find(slot).map(Credentials.Found::secret);
    } catch (SecretStoreException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The plain key of a data service. */
  Optional<String> apiKey(Slot slot) {
    return secret(slot).flatMap(secret -> secret.find(Slot.API_KEY));
  }

  /** What a slot holds; asked for once a run. */
  synchronized Optional<Credentials.Found> find(Slot slot) throws SecretStoreException {
    if (!found.containsKey(slot)) {
      found.put(slot, credentials.find(slot));
    }
    return found.getOrDefault(slot, Optional.empty());
  }

  /** Where a new secret goes: the system's store, or the file where the system has none. */
  SecretStore.Writable writable() {
    return console.keyring().isThere() ? console.keyring() : file;
  }

  /** Both stores that this program may write. */
  List<SecretStore.Writable> allWritable() {
    return List.of(console.keyring(), file);
  }

  /** Notes an access in the audit log, where there is a data folder for one. */
  void note(String details) {
    LOG.info("event=credential_access {}", details);
    if (!Files.isDirectory(home.data())) {
      return;
    }
    try {
      HomeParts.audit(home, console).byPerson(Action.CREDENTIAL_ACCESS, details, "", "");
    } catch (FileNotWrittenException e) {
      // A key that cannot be noted is still needed to protect what is held.
      LOG.warn("event=audit_row_not_written {}", e.getMessage());
    }
  }
}
