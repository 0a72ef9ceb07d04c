package io.cryptobot.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The credential store of the system: Windows Credential Manager, the keychain of macOS, on Linux
 * the Secret Service or KWallet. A secret is the JSON of its fields under the service {@code
 * CryptoBot} and the slot's name. Where a system offers none, it holds nothing.
 */
public final class SystemKeyring implements SecretStore.Writable {
  private static final String SERVICE = "CryptoBot";
  private static final String STORED_AT = "_stored_at";

  /** A person may have to unlock it. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Made when a secret is read, because every start makes the keyring and few read one. */
  private static final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  /** Windows' ERROR_NOT_FOUND, and the words of the libraries for other systems. */
  private static final String[] NOTHING_STORED = {
    "1168", "No stored credentials", "could not be found", "not in wallet"
  };

  private final Clock clock;
  private final Backend backend;

  /** What the system offers, opened when it is first asked for. */
  public interface Backend {

    /** Its name; empty if the system has none that can be used. */
    Optional<String> name();

    /** The text of an account of ours; empty if there is none. */
    Optional<String> get(String service, String account) throws SecretStoreException;

    void set(String service, String account, String text) throws SecretStoreException;

    void delete(String service, String account) throws SecretStoreException;

    /** On Windows, the text under a target that another program stored. */
    default Optional<String> foreign(String target, String user) throws SecretStoreException {
      return Optional.empty();
    }
  }

  public SystemKeyring(Clock clock) {
    this(clock, new Library());
  }

  /** A keyring by another way to the system, for tests. */
  public SystemKeyring(Clock clock, Backend backend) {
    this.clock = clock;
    this.backend = backend;
  }

  /** Whether the system has a store that can be used. */
  public boolean isThere() {
    return backend.name().isPresent();
  }

  @Override
  public String name() {
    return backend.name().orElse("no credential store");
  }

  @Override
  public Optional<Stored> find(Slot slot) throws SecretStoreException {
    if (!isThere()) {
      return Optional.empty();
    }
    Optional<String> text = backend.get(SERVICE, slot.word());
    if (text.isPresent()) {
      return Optional.of(stored(slot, text.get()));
    }
    return slot == Slot.COINBASE_LIVE ? older() : Optional.empty();
  }

  private Stored stored(Slot slot, String text) throws SecretStoreException {
    try {
      Map<String, String> fields = Json.MAPPER.readValue(text, new TypeReference<>() {});
      Optional<Instant> since = Optional.ofNullable(fields.remove(STORED_AT)).map(Instant::parse);
      return new Stored(new Secret(fields), since);
    } catch (JsonProcessingException | DateTimeException e) {
      throw new SecretStoreException(
          "What "
              + name()
              + " holds under "
              + SERVICE
              + "|"
              + slot
              + " was not written by this program. Store the key again with --credentials set "
              + slot
              + ".");
    }
  }

  /** The three fields as the requirements store them: by PowerShell, or by Python's keyring. */
  private Optional<Stored> older() throws SecretStoreException {
    Map<String, String> fields = new LinkedHashMap<>();
    String service = SERVICE + "_Coinbase";
    String[][] names = {
      {Slot.API_KEY, "_Key"}, {"api_secret", "_Secret"}, {"passphrase", "_Passphrase"}
    };
    for (String[] name : names) {
      String field = name[0];
      String[] targets = {service + name[1], field + "@" + service, service};
      for (String target : targets) {
        if (!fields.containsKey(field)) {
          backend.foreign(target, field).ifPresent(text -> fields.put(field, text));
        }
      }
    }
    Secret secret = new Secret(fields);
    return secret.isEmpty() ? Optional.empty() : Optional.of(new Stored(secret, Optional.empty()));
  }

  @Override
  public void set(Slot slot, Secret secret) throws SecretStoreException {
    Map<String, String> fields = new LinkedHashMap<>(secret.fields());
    fields.put(STORED_AT, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    try {
      backend.set(SERVICE, slot.word(), Json.MAPPER.writeValueAsString(fields));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain JSON can always be written", e);
    }
  }

  @Override
  public boolean remove(Slot slot) throws SecretStoreException {
    if (!isThere() || backend.get(SERVICE, slot.word()).isEmpty()) {
      return false;
    }
    backend.delete(SERVICE, slot.word());
    return true;
  }

  /** By java-keyring. Each call has its own thread, because a desktop may ask its person first. */
  private static final class Library implements Backend {
    private boolean isOpened;
    private Optional<Keyring> opened = Optional.empty();

    private synchronized Optional<Keyring> keyring() {
      if (!isOpened) {
        opened = open();
        isOpened = true;
      }
      return opened;
    }

    private static Optional<Keyring> open() {
      try {
        return Optional.of(
            patiently(
                () -> {
                  try {
                    return isWindows()
                        ? Keyring.create(KeyringStorageType.WINDOWS_CREDENTIAL_STORE)
                        : Keyring.create();
                  } catch (BackendNotSupportedException | LinkageError e) {
                    throw new SecretStoreException("There is no credential store here.");
                  }
                }));
      } catch (SecretStoreException e) {
        return Optional.empty();
      }
    }

    /** Asked for at once there: trying the others first would load their libraries in vain. */
    private static boolean isWindows() {
      return System.getProperty("os.name", "").startsWith("Windows");
    }

    @Override
    public Optional<String> name() {
      return keyring().map(Keyring::getKeyringStorageType).map(Library::words);
    }

    private static String words(KeyringStorageType type) {
      return switch (type) {
        case WINDOWS_CREDENTIAL_STORE -> "Windows Credential Manager";
        case GNOME_KEYRING -> "the Secret Service";
        case KWALLET -> "KWallet";
        default -> "the keychain";
      };
    }

    @Override
    public Optional<String> get(String service, String account) throws SecretStoreException {
      return patiently(
          () -> {
            try {
              return Optional.of(keyring().orElseThrow().getPassword(service, account));
            } catch (PasswordAccessException e) {
              return absent(e);
            }
          });
    }

    private Optional<String> absent(PasswordAccessException e) throws SecretStoreException {
      String message = String.valueOf(e.getMessage());
      for (String words : NOTHING_STORED) {
        if (message.contains(words)) {
          return Optional.empty();
        }
      }
      throw refused("be read", e);
    }

    private SecretStoreException refused(String what, PasswordAccessException e) {
      return new SecretStoreException(
          name().orElse("The credential store")
              + " refuses to "
              + what
              + " ("
              + e.getMessage()
              + ").");
    }

    @Override
    public void set(String service, String account, String text) throws SecretStoreException {
      patiently(
          () -> {
            try {
              keyring().orElseThrow().setPassword(service, account, text);
              return true;
            } catch (PasswordAccessException e) {
              throw refused("store it", e);
            }
          });
    }

    @Override
    public void delete(String service, String account) throws SecretStoreException {
      patiently(
          () -> {
            try {
              keyring().orElseThrow().deletePassword(service, account);
              return true;
            } catch (PasswordAccessException e) {
              throw refused("remove it", e);
            }
          });
    }

    @Override
    public Optional<String> foreign(String target, String user) throws SecretStoreException {
      return isWindows() && name().isPresent()
          ? patiently(() -> WindowsCredential.read(target, user))
          : Optional.empty();
    }

    private static <T> T patiently(Callable<T> call) throws SecretStoreException {
      FutureTask<T> task = new FutureTask<>(call);
      Thread thread = new Thread(task, "keyring");
      thread.setDaemon(true);
      thread.start();
      try {
        return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SecretStoreException ours) {
          throw ours;
        }
        throw new SecretStoreException("The credential store fails (" + e.getCause() + ").");
      } catch (TimeoutException e) {
        throw new SecretStoreException(
            "The credential store has not answered within "
                + PATIENCE.toSeconds()
                + " s. Is a question of it waiting on the screen?");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SecretStoreException("Interrupted while the credential store was asked.");
      }
    }
  }
}
