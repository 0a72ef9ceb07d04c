package io.cryptobot.backup;

import io.cryptobot.files.OwnerOnly;
import io.cryptobot.home.Home;
import io.cryptobot.state.StateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes backups: {@code backups/backup_YYYYMMDD_HHMMSS/} with {@code data/}, {@code config/} and a
 * manifest. Written under another name and renamed when it is whole, so that half a backup is never
 * taken for one. May be taken beside a running bot: logs are copied to their last whole line.
 */
public final class Backups {
  static final Pattern NAME = Pattern.compile("backup_\\d{8}_\\d{6}");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("'backup_'yyyyMMdd'_'HHmmss").withZone(ZoneOffset.UTC);
  private static final String UNFINISHED = ".unfinished_";
  private static final int WEEKLY_KEPT = 4;
  private static final int TRIES = 20;
  private static final Pattern DATA =
      Pattern.compile(
          ".*\\.csv|portfolio_state.*\\.json|portfolio_state\\.json\\.bak|runs\\.jsonl"
              + "|kill_switch\\.flag|loss_override\\.flag");

  private final Home home;
  private final Clock clock;
  private final String version;

  /**
   * @param version of the program, for the manifest
   */
  public Backups(Home home, Clock clock, String version) {
    this.home = home;
    this.clock = clock;
    this.version = version;
  }

  /**
   * Takes a backup.
   *
   * @param weekly marks it as one that later weekly backups may delete
   * @return its folder
   * @throws IOException if it cannot be written; nothing of it then counts as a backup
   */
  public Path take(boolean weekly) throws IOException {
    Files.createDirectories(home.backups());
    removeUnfinished();
    Instant time = clock.instant();
    Path target = free(time);
    Path building = home.backups().resolve(UNFINISHED + target.getFileName());
    List<Manifest.Entry> entries = copies(building);
    Path manifest = building.resolve(Manifest.NAME);
    Files.write(manifest, new Manifest(version, time, weekly, entries).toBytes());
    OwnerOnly.restrict(manifest);
    Files.move(building, target);
    if (weekly) {
      rotate();
    }
    return target;
  }

  /**
   * Copies all files; again where a running bot has saved its state meanwhile, to have one moment.
   */
  private List<Manifest.Entry> copies(Path building) throws IOException {
    Path state = home.data("portfolio_state.json");
    for (int attempt = 1; ; attempt++) {
      byte[] before = bytes(state);
      List<Manifest.Entry> entries = copy(building);
      if (attempt == TRIES || Arrays.equals(before, bytes(state))) {
        return entries;
      }
      delete(building);
    }
  }

  private List<Manifest.Entry> copy(Path building) throws IOException {
    Files.createDirectories(building);
    OwnerOnly.restrict(building);
    List<Manifest.Entry> entries = new ArrayList<>();
    for (Path file : files()) {
      Path below = home.root().relativize(file);
      byte[] content = content(file);
      Path copy = building.resolve(below);
      Files.createDirectories(building.resolve(below.getName(0)));
      if (below.getNameCount() > 2) {
        Files.createDirectories(building.resolve(below.subpath(0, below.getNameCount() - 1)));
      }
      Files.write(copy, content);
      OwnerOnly.restrict(copy);
      String path = below.toString().replace('\\', '/');
      entries.add(new Manifest.Entry(path, content.length, sha256(content)));
    }
    return entries;
  }

  private Path free(Instant time) {
    Instant second = time;
    while (Files.exists(home.backups().resolve(STAMP.format(second)))) {
      second = second.plusSeconds(1);
    }
    return home.backups().resolve(STAMP.format(second));
  }

  private List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    addAll(all, home.data(), DATA);
    addAll(all, home.decisions(), Pattern.compile(".*\\.jsonl"));
    addAll(all, home.config(), Pattern.compile("(?!credentials\\.json).*\\.json"));
    return all;
  }

  private static void addAll(List<Path> all, Path folder, Pattern names) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            .filter(file -> names.matcher(file.getFileName().toString()).matches())
            .sorted()
            .forEach(all::add);
      }
    }
  }

  /** A state as it is whole; a log up to its last whole line. */
  private static byte[] content(Path file) throws IOException {
    String name = file.getFileName().toString();
    byte[] content = bytes(file);
    if (name.startsWith("portfolio_state")) {
      // Replaced in one step, it is old or new; a reader on Windows may be refused for a moment.
      for (int i = 0; i < TRIES && !StateFile.isWhole(content); i++) {
        content = bytes(file);
      }
      return content;
    }
    if (!name.endsWith(".csv") && !name.endsWith(".jsonl")) {
      return content;
    }
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(content, end);
  }

  private static byte[] bytes(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
      int read = 0;
      while (buffer.hasRemaining() && read >= 0) {
        read = channel.read(buffer);
      }
      return Arrays.copyOf(buffer.array(), buffer.position());
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void removeUnfinished() throws IOException {
    try (Stream<Path> all = Files.list(home.backups())) {
      for (Path left :
          all.filter(path -> path.getFileName().toString().startsWith(UNFINISHED)).toList()) {
        delete(left);
      }
    }
  }

  /** Deletes what weekly backups made, but for the last four. */
  private void rotate() throws IOException {
    List<Path> weekly;
    try (Stream<Path> all = Files.list(home.backups())) {
      weekly = all.filter(Backups::isWeekly).sorted(Comparator.reverseOrder()).toList();
    }
    for (Path old : weekly.subList(Math.min(WEEKLY_KEPT, weekly.size()), weekly.size())) {
      delete(old);
    }
  }

  private static boolean isWeekly(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !NAME.matcher(folder.getFileName().toString()).matches()) {
      return false;
    }
    try {
      return Manifest.in(folder).weekly();
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
