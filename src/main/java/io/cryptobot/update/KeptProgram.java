package io.cryptobot.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code backups/program_YYYYMMDD_HHMMSS/}: the program that an update replaces, whole before the
 * first of its files is touched, with the configuration files that the update adds to and a note:
 *
 * <pre>
 * {"version": "0.1.0", "replaced_by": "0.2.0", "backup": "backup_20260122_090500",
 *  "added": ["scripts/new.ps1"], "config": ["connections.json"]}
 * </pre>
 */
public final class KeptProgram {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOTE = "update.json";
  private static final String CONFIG = "config";
  private static final Pattern NAME = Pattern.compile("program_\\d{8}_\\d{6}");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("'program_'yyyyMMdd'_'HHmmss").withZone(ZoneOffset.UTC);

  private final Home home;
  private final WholeFiles files;
  private final Path folder;
  private final Note note;

  private KeptProgram(Home home, WholeFiles files, Path folder, Note note) {
    this.home = home;
    this.files = files;
    this.folder = folder;
    this.note = note;
  }

  /**
   * What a kept program is.
   *
   * @param version of the program that is kept
   * @param replacedBy the version that took its place
   * @param backup the name of the backup that was taken before
   * @param added program files that the new version has and this one has not
   * @param config configuration files that the new version changed or added
   */
  public record Note(
      String version, String replacedBy, String backup, List<String> added, List<String> config) {
    public Note {
      added = List.copyOf(added);
      config = List.copyOf(config);
    }
  }

  /**
   * Keeps a home's program; changes nothing of it.
   *
   * @param incoming the folder with the program that will replace it
   * @param note without {@code added}, which is found out here
   * @throws IOException if it cannot be kept, or the incoming folder holds no program
   */
  public static KeptProgram keep(
      Home home, WholeFiles files, Path incoming, Note note, Instant time) throws IOException {
    Path folder = free(home, time);
    List<Path> present = ProgramFiles.in(home.root());
    for (Path file : present) {
      copy(files, home.root().resolve(file), folder.resolve(file));
    }
    for (String name : note.config()) {
      if (Files.exists(home.config().resolve(name))) {
        copy(files, home.config().resolve(name), folder.resolve(CONFIG).resolve(name));
      }
    }
    List<String> added =
        ProgramFiles.in(incoming).stream()
            .filter(file -> !present.contains(file))
            .map(file -> file.toString().replace('\\', '/'))
            .toList();
    Note whole = new Note(note.version(), note.replacedBy(), note.backup(), added, note.config());
    files.write(folder.resolve(NOTE), bytes(whole));
    return new KeptProgram(home, files, folder, whole);
  }

  private static Path free(Home home, Instant time) {
    Instant second = time;
    while (Files.exists(home.backups().resolve(STAMP.format(second)))) {
      second = second.plusSeconds(1);
    }
    return home.backups().resolve(STAMP.format(second));
  }

  private static void copy(WholeFiles files, Path from, Path to) throws IOException {
    files.write(to, Files.readAllBytes(from));
  }

  private static byte[] bytes(Note note) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", note.version());
    json.put("replaced_by", note.replacedBy());
    json.put("backup", note.backup());
    ArrayNode added = json.putArray("added");
    note.added().forEach(added::add);
    ArrayNode config = json.putArray("config");
    note.config().forEach(config::add);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  /** The program that the last update replaced; empty if there was none, or it was put back. */
  public static Optional<KeptProgram> last(Home home, WholeFiles files) throws IOException {
    if (!Files.isDirectory(home.backups())) {
      return Optional.empty();
    }
    List<Path> kept;
    try (Stream<Path> all = Files.list(home.backups())) {
      kept =
          all.filter(path -> NAME.matcher(path.getFileName().toString()).matches())
              .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .filter(path -> Files.exists(path.resolve(NOTE)))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(new KeptProgram(home, files, kept.get(0), read(kept.get(0))));
  }

  private static Note read(Path folder) throws IOException {
    JsonNode json = JSON.readTree(Files.readAllBytes(folder.resolve(NOTE)));
    return new Note(
        json.path("version").asText(),
        json.path("replaced_by").asText(),
        json.path("backup").asText(),
        texts(json.path("added")),
        texts(json.path("config")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  public Note note() {
    return note;
  }

  public Path folder() {
    return folder;
  }

  /**
   * Puts a program in the place of the home's, the jar last.
   *
   * @param from a folder of the same form
   */
  public void replaceBy(Path from) throws IOException {
    for (Path file : ProgramFiles.in(from)) {
      copy(files, from.resolve(file), home.root().resolve(file));
    }
  }

  /** Puts this program and its configuration back; may be done again after a failure. */
  public void putBack() throws IOException {
    replaceBy(folder);
    for (String name : note.added()) {
      // A note that was tampered with must not delete what is no program file.
      Path file = Path.of(name);
      if (ProgramFiles.in(home.root()).contains(file)) {
        Files.deleteIfExists(home.root().resolve(file));
      }
    }
    for (String name : note.config()) {
      Path before = folder.resolve(CONFIG).resolve(Path.of(name).getFileName());
      Path now = home.config().resolve(Path.of(name).getFileName());
      if (Files.exists(before)) {
        copy(files, before, now);
      } else {
        Files.deleteIfExists(now);
      }
    }
  }

  /** Removes what was kept: it is in its place again. */
  public void forget() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
