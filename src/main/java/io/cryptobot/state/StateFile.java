package io.cryptobot.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code portfolio_state.json} in the data folder, and its predecessor {@code .bak} beside it. Each
 * is one JSON object whose first member is the version of its form and whose last is the SHA-256 of
 * all bytes before it:
 *
 * <pre>
 * {
 *   "schema_version" : 2,
 *   "ledger_id" : "k3v9",
 *   ...
 *   "sha256" : "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
 * }
 * </pre>
 *
 * The file is replaced as a whole, after its last good content went to {@code .bak}: at any instant
 * one of the two is whole. Not thread-safe; the caller holds the home's lock.
 */
public final class StateFile {
  private static final String NAME = "portfolio_state.json";
  private static final String BACKUP_ENDING = ".bak";
  private static final String SCHEMA_VERSION = "schema_version";
  private static final String BEFORE_CHECKSUM = ",\n  \"sha256\" : \"";
  private static final String AFTER_CHECKSUM = "\"\n}\n";
  private static final String END_OF_OBJECT = "\n}";

  /** Files that are there only once a bot has run in the folder. */
  private static final List<String> TRACES =
      List.of("runs.jsonl", "trade_log.csv", "signal_log.csv", "snapshot_log.csv");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The same bytes on every system: lines end with a line feed. */
  private static final ObjectWriter READABLE =
      JSON.writer()
          .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private final Path folder;
  private final String name;
  private final String backupName;
  private final WholeFiles files;
  private final StateCipher cipher;
  private Optional<LastGood> lastGood = Optional.empty();
  private Optional<Older> older = Optional.empty();

  private StateFile(Path dataFolder, String name, WholeFiles files, StateCipher cipher) {
    this.cipher = cipher;
    this.folder = dataFolder;
    this.name = name;
    this.backupName = name + BACKUP_ENDING;
    this.files = files;
  }

  public StateFile(Path dataFolder, WholeFiles files, StateCipher cipher) {
    this(dataFolder, NAME, files, cipher);
  }

  /** A state file of another name, as a parked environment has. */
  static StateFile single(Path dataFolder, String name, WholeFiles files, StateCipher cipher) {
    return new StateFile(dataFolder, name, files, cipher);
  }

  /** What was found. */
  public sealed interface Loaded {}

  /** No bot has run here. */
  public record Fresh() implements Loaded {}

  /** The state as it was last saved. */
  public record Good(ObjectNode content) implements Loaded {}

  /**
   * The state before the last save.
   *
   * @param why the file itself cannot be used, in a sentence
   */
  public record FromBackup(ObjectNode content, String why) implements Loaded {}

  /**
   * A file of an older form, as it lies on the disk.
   *
   * @param version of its form
   * @param environment that it is the state of
   */
  @SuppressWarnings("ArrayRecordComponent") // is written once and never compared
  public record Older(int version, String environment, byte[] bytes) {}

  /**
   * Nothing that may be trusted; nothing was touched.
   *
   * @param why in a paragraph that says what to do
   */
  public record Unusable(String why) implements Loaded {}

  /** The bytes of the file that was whole when it was last read or written. */
  @SuppressWarnings("ArrayRecordComponent") // stays in here and is never compared
  private record LastGood(byte[] bytes, boolean isEncrypted) {}

  /** One of the two files: its content, or what is wrong with it. */
  @SuppressWarnings("ArrayRecordComponent") // stays in here and is never compared
  private record Found(
      Optional<ObjectNode> content,
      byte[] bytes,
      boolean isEncrypted,
      boolean isThere,
      boolean isLocked,
      String why) {

    static Found of(ObjectNode content, byte[] bytes, boolean isEncrypted) {
      return new Found(Optional.of(content), bytes, isEncrypted, true, false, "");
    }

    Optional<LastGood> asLastGood() {
      return Optional.of(new LastGood(bytes, isEncrypted));
    }

    static Found damaged(byte[] bytes, String why) {
      return new Found(Optional.empty(), bytes, false, true, false, why);
    }

    static Found missing(String why) {
      return new Found(Optional.empty(), new byte[0], false, false, false, why);
    }

    static Found locked(byte[] bytes, String why) {
      return new Found(Optional.empty(), bytes, true, true, true, why);
    }
  }

  /** Reads the state. Changes nothing on the disk. */
  public Loaded load() {
    Found main = find(name);
    if (main.content().isPresent()) {
      lastGood = main.asLastGood();
      return checked(main.content().get(), main.bytes(), new Good(main.content().get()));
    }
    if (main.isLocked()) {
      return new Unusable(locked(main.why()));
    }
    Found backup = find(backupName);
    if (!main.isThere() && !name.equals(NAME)) {
      return new Fresh();
    }
    if (!main.isThere()) {
      return traces(backup).<Loaded>map(trace -> new Unusable(missing(trace))).orElse(new Fresh());
    }
    if (backup.content().isPresent()) {
      lastGood = backup.asLastGood();
      ObjectNode content = backup.content().get();
      return checked(content, backup.bytes(), new FromBackup(content, main.why()));
    }
    return new Unusable(
        main.why()
            + " "
            + backup.why()
            + " Restore a backup with --restore; nothing has been changed.");
  }

  /** What is wrong with the file on the disk, in a sentence; empty if it is as it was written. */
  public Optional<String> damage() {
    Found found = find(name);
    if (found.content().isEmpty()) {
      return Optional.of(found.why());
    }
    boolean isOurs =
        lastGood.filter(last -> Arrays.equals(last.bytes(), found.bytes())).isPresent();
    return isOurs ? Optional.empty() : Optional.of(name + " was changed by another program.");
  }

  /**
   * Replaces the state.
   *
   * @param content all members but the version and the checksum
   * @throws IOException if it could not be written; what was saved before then stands
   */
  public void save(ObjectNode content) throws IOException {
    byte[] bytes = bytes(content);
    if (lastGood.isPresent()) {
      files.writePrivately(folder.resolve(backupName), asWrittenNow(lastGood.get()));
    }
    files.writePrivately(folder.resolve(name), bytes);
    lastGood = Optional.of(new LastGood(bytes, cipher.encrypts()));
  }

  /** No plain copy stays beside a state that is encrypted from now on, nor the other way round. */
  private byte[] asWrittenNow(LastGood good) throws IOException {
    if (good.isEncrypted() == cipher.encrypts()) {
      return good.bytes();
    }
    ObjectNode content = plain((ObjectNode) JSON.readTree(good.bytes()));
    broughtUp(content);
    return bytes(content);
  }

  /** What a file's JSON says, decrypted where it is encrypted; without the checksum. */
  private ObjectNode plain(ObjectNode json) throws IOException {
    ObjectNode object =
        StateCipher.isEncrypted(json) ? (ObjectNode) JSON.readTree(cipher.decrypted(json)) : json;
    object.remove("sha256");
    return object;
  }

  private byte[] bytes(ObjectNode content) throws JsonProcessingException {
    byte[] plain = plainBytes(content);
    return cipher.encrypts() ? plainBytes(cipher.encrypted(plain)) : plain;
  }

  private static byte[] plainBytes(ObjectNode content) throws JsonProcessingException {
    ObjectNode whole = JSON.createObjectNode();
    whole.put(SCHEMA_VERSION, StateMigration.CURRENT);
    whole.setAll(content);
    String text = READABLE.writeValueAsString(whole);
    String open = text.substring(0, text.length() - END_OF_OBJECT.length());
    return (open + BEFORE_CHECKSUM + sha256(open.getBytes(StandardCharsets.UTF_8)) + AFTER_CHECKSUM)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whether these bytes are a state with its right checksum. */
  public static boolean isWhole(byte[] bytes) {
    return hasItsChecksum(bytes);
  }

  /**
   * The content of a state file of this version; empty if it is damaged or another version's.
   *
   * @throws StateLockedException if it is encrypted and the key is not there
   */
  public Optional<ObjectNode> parse(byte[] bytes) {
    if (!hasItsChecksum(bytes)) {
      return Optional.empty();
    }
    Found found = parsed(NAME, bytes);
    if (found.isLocked()) {
      throw new StateLockedException(found.why());
    }
    Optional<ObjectNode> content = found.content();
    try {
      return content.filter(StateFile::broughtUp);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Found find(String name) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(folder.resolve(name));
    } catch (NoSuchFileException e) {
      return Found.missing(name + " is missing.");
    } catch (IOException e) {
      return Found.damaged(new byte[0], name + " cannot be read (" + e + ").");
    }
    return hasItsChecksum(bytes)
        ? parsed(name, bytes)
        : Found.damaged(bytes, name + " is damaged: its checksum is wrong.");
  }

  private Found parsed(String name, byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      if (json instanceof ObjectNode object) {
        return Found.of(plain(object), bytes, StateCipher.isEncrypted(object));
      }
    } catch (StateLockedException e) {
      return Found.locked(bytes, name + " cannot be read: " + e.getMessage() + ".");
    } catch (IOException | NumberFormatException e) {
      // The second is how the parser fails at an exponent that no computer can hold.
      return Found.damaged(bytes, name + " is no JSON (" + e.getClass().getSimpleName() + ").");
    }
    return Found.damaged(bytes, name + " is no JSON object.");
  }

  private static boolean hasItsChecksum(byte[] bytes) {
    int tail = BEFORE_CHECKSUM.length() + 64 + AFTER_CHECKSUM.length();
    if (bytes.length <= tail) {
      return false;
    }
    byte[] open = Arrays.copyOf(bytes, bytes.length - tail);
    byte[] expected =
        (BEFORE_CHECKSUM + sha256(open) + AFTER_CHECKSUM).getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(bytes, open.length, bytes.length, expected, 0, expected.length);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The file that was loaded, where it is of an older form: to be kept before it is replaced. */
  public Optional<Older> older() {
    return older;
  }

  /**
   * Brings a content to today's form; false if it is of one that is not known.
   *
   * @throws IllegalArgumentException if it lacks what its form has
   */
  private static boolean broughtUp(ObjectNode content) {
    int version = content.path(SCHEMA_VERSION).asInt();
    content.remove(SCHEMA_VERSION);
    if (!StateMigration.knows(version)) {
      return false;
    }
    StateMigration.apply(version, content);
    return true;
  }

  private Loaded checked(ObjectNode content, byte[] bytes, Loaded loaded) {
    int version = content.path(SCHEMA_VERSION).asInt();
    if (StateMigration.knows(version) && version < StateMigration.CURRENT) {
      older = Optional.of(new Older(version, content.path("environment").asText(), bytes));
    }
    try {
      return broughtUp(content) ? loaded : new Unusable(anotherVersions(version));
    } catch (IllegalArgumentException e) {
      return new Unusable(
          NAME
              + " is of an older form and cannot be understood: "
              + e.getMessage()
              + ". Restore a backup with --restore; nothing has been changed.");
    }
  }

  private static String anotherVersions(int version) {
    return NAME
        + " was written by another version of the bot (its form is "
        + version
        + ", this version knows "
        + StateMigration.CURRENT
        + "). Use that version; nothing has been changed.";
  }

  private static String locked(String why) {
    return why
        + " Bring the key back: --credentials set state_key with the base64 text that was kept, or"
        + " under the account of the person who ran the bot; nothing has been changed.";
  }

  private static String missing(String trace) {
    return NAME
        + " is missing, but "
        + trace
        + " shows that a bot has run in this folder. Beginning anew would forget its money and"
        + " losses. Bring the file back (--restore), or move the whole data folder away to begin"
        + " anew; nothing has been changed.";
  }

  private Optional<String> traces(Found backup) {
    if (backup.isThere()) {
      return Optional.of(backupName);
    }
    try (Stream<Path> present = Files.list(folder)) {
      return present
          .map(file -> file.getFileName().toString())
          .filter(name -> TRACES.contains(name) || isParked(name))
          .sorted()
          .findFirst();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("a folder that cannot be listed (" + e + ")");
    }
  }

  private static boolean isParked(String name) {
    return name.startsWith("portfolio_state.") && name.endsWith(".json");
  }
}
