package io.cryptobot.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.state.StateCipher;
import io.cryptobot.state.StateFile;
import io.cryptobot.state.StateFile.FromBackup;
import io.cryptobot.state.StateFile.Good;
import io.cryptobot.state.StateFile.Loaded;
import io.cryptobot.state.StateLockedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup back: every file is verified before any is touched, the state comes last. Safety
 * is never undone: no flag is removed, no loss forgotten, no counter of the day lowered, and the
 * audit log goes on.
 */
public final class Restore {
  private static final String STATE = "data/portfolio_state.json";
  private static final String RISK = "risk";
  private static final Set<String> STAYS =
      Set.of("data/audit_log.csv", "data/kill_switch.flag", "data/loss_override.flag");

  private final Home home;
  private final WholeFiles files;
  private final Map<String, byte[]> contents;
  private final byte[] stateBytes;
  private final ObjectNode state;
  private final StateFile file;

  private Restore(
      Home home,
      WholeFiles files,
      StateFile file,
      Map<String, byte[]> contents,
      byte[] stateBytes,
      ObjectNode state) {
    this.file = file;
    this.home = home;
    this.files = files;
    this.contents = contents;
    this.stateBytes = stateBytes;
    this.state = state;
  }

  /**
   * Reads and verifies a backup; changes nothing.
   *
   * @param folder a folder in the home's backups
   * @throws RestoreRefusedException if it is none, or any of its files is not as it was
   */
  public static Restore verified(Home home, Path folder, WholeFiles files, StateCipher cipher)
      throws IOException {
    Path real = inside(home, folder);
    Manifest manifest;
    try {
      manifest = Manifest.in(real);
    } catch (IOException e) {
      throw refused(folder, "it has no manifest that can be read");
    }
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (Manifest.Entry entry : manifest.files()) {
      contents.put(entry.path(), content(folder, real, entry));
    }
    byte[] state = contents.remove(STATE);
    if (state == null) {
      throw refused(folder, "it holds no portfolio_state.json");
    }
    StateFile file = new StateFile(home.data(), files, cipher);
    try {
      ObjectNode content =
          file.parse(state)
              .orElseThrow(() -> refused(folder, "its portfolio_state.json is damaged"));
      return new Restore(home, files, file, contents, state, content);
    } catch (StateLockedException e) {
      throw refused(folder, String.valueOf(e.getMessage()));
    }
  }

  private static Path inside(Home home, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw refused(folder, "there is no such folder");
    }
    Path real = folder.toRealPath();
    if (!Files.isDirectory(home.backups())
        || !home.backups().toRealPath().equals(real.getParent())) {
      throw refused(folder, "it does not stand in the home's own backups folder");
    }
    return real;
  }

  private static byte[] content(Path folder, Path real, Manifest.Entry entry) throws IOException {
    Path file = real.resolve(entry.path()).normalize();
    boolean isOurs =
        (entry.path().startsWith("data/") || entry.path().startsWith("config/"))
            && file.startsWith(real)
            && !entry.path().contains("..")
            && !entry.path().endsWith("/credentials.json");
    if (!isOurs) {
      throw refused(folder, "its manifest names a file that is not the bot's: " + entry.path());
    }
    if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(real)) {
      throw refused(folder, entry.path() + " is missing in it");
    }
    byte[] content = Files.readAllBytes(file);
    if (content.length != entry.length() || !Backups.sha256(content).equals(entry.sha256())) {
      throw refused(folder, entry.path() + " in it is not as it was when the backup was taken");
    }
    return content;
  }

  private static RestoreRefusedException refused(Path folder, String why) {
    return new RestoreRefusedException(
        folder
            + " cannot be restored: "
            + why
            + ". Nothing has been changed; choose another folder under backups.");
  }

  /** The backup's portfolio, in this version's form. */
  public ObjectNode state() {
    return state.deepCopy();
  }

  /** The environment that the backup's portfolio trades in. */
  public String environment() {
    return state.path("environment").asText();
  }

  /**
   * Puts the files in their places. A failure in between leaves some files old and some new; the
   * state is the last, and a second restore ends what the first began.
   *
   * @throws IOException if a file cannot be written
   */
  public void carryOut() throws IOException {
    Loaded loaded = file.load();
    ObjectNode safe = state.deepCopy();
    present(loaded).ifPresent(now -> keepSafety(safe, now));
    writeFiles();
    file.save(safe);
    // Once more, so that the predecessor beside it is this state too.
    file.save(safe);
  }

  /**
   * As {@link #carryOut}, but the state is byte for byte what an older version of the program left,
   * which may not understand what this one would write. Only for a portfolio in which nothing has
   * happened since: no loss is kept.
   *
   * @throws IOException if a file cannot be written
   */
  public void carryOutForOlderVersion() throws IOException {
    writeFiles();
    files.writePrivately(home.data("portfolio_state.json.bak"), stateBytes);
    files.writePrivately(home.root().resolve(STATE), stateBytes);
  }

  private void writeFiles() throws IOException {
    for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
      Path target = home.root().resolve(entry.getKey());
      if (!STAYS.contains(entry.getKey()) || !Files.exists(target)) {
        files.writePrivately(target, entry.getValue());
      }
    }
  }

  private static Optional<ObjectNode> present(Loaded loaded) {
    if (loaded instanceof Good good) {
      return Optional.of(good.content());
    }
    return loaded instanceof FromBackup backup ? Optional.of(backup.content()) : Optional.empty();
  }

  private static void keepSafety(ObjectNode restored, ObjectNode now) {
    if (!(restored.get(RISK) instanceof ObjectNode risk)
        || !(now.get(RISK) instanceof ObjectNode current)) {
      return;
    }
    keepLarger(risk, current, "total_loss");
    @Nullable String day = risk.path("day").textValue();
    @Nullable String today = current.path("day").textValue();
    if (today != null && (day == null || day.compareTo(today) <= 0)) {
      if (!today.equals(day)) {
        risk.put("daily_loss", BigDecimal.ZERO);
        risk.put("trades_today", 0);
      }
      risk.put("day", today);
      keepLarger(risk, current, "daily_loss");
      risk.put(
          "trades_today",
          Math.max(risk.path("trades_today").asInt(), current.path("trades_today").asInt()));
    }
    if (now.path("hard_stopped").asBoolean()) {
      restored.put("hard_stopped", true);
      restored.put("loss_flag_written", now.path("loss_flag_written").asBoolean());
    }
    if (now.path("entries_paused").asBoolean()) {
      restored.put("entries_paused", true);
    }
  }

  private static void keepLarger(ObjectNode restored, ObjectNode now, String name) {
    restored.put(name, restored.path(name).decimalValue().max(now.path(name).decimalValue()));
  }
}
