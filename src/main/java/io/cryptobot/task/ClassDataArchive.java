package io.cryptobot.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code cryptobot.jsa} beside the jar: the classes that the bot loads, as Java maps them
 * into memory. It serves one jar and one Java, so it is made anew after an update of either; the
 * bot runs without it too, and starts slower.
 *
 * <p>The bot is run a few times in a folder that is thrown away, to see what it loads. All is then
 * dumped at once rather than at the end of a run: only so Java 17 takes in picocli, whose classes
 * have the form of Java 5.
 */
public final class ClassDataArchive {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String LAMBDA = "@lambda-proxy";
  private static final Pattern NUMBER = Pattern.compile(" id: \\d+$");
  private static final int CANDLES = 530;
  private static final Instant FIRST_CANDLE = Instant.parse("2024-01-01T00:00:00Z");
  private static final long HOUR = 3600;
  private static final List<String> COINS =
      List.of("BTC-USD", "ETH-USD", "SOL-USD", "AVAX-USD", "DOGE-USD");

  private final Path java;
  private final Path jar;
  private final Path archive;
  private final Path folder;

  private ClassDataArchive(Path java, Path jar, Path folder) {
    this.java = java;
    this.jar = jar;
    this.archive = jar.resolveSibling(JavaFlags.ARCHIVE);
    this.folder = folder;
  }

  /**
   * For the scripts.
   *
   * @param arguments the jar, as its path will be written when the bot is started
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path jar = Path.of(arguments[0]).toAbsolutePath();
    try {
      Path made = make(JavaFlags.runningJava(), jar);
      System.out.println("The class-data archive is in " + made);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Makes the archive, in the place of an older one.
   *
   * @param java the program java.exe that the bot will run on
   * @return the archive
   * @throws IOException if it could not be made, or does not work; there is none then
   */
  public static Path make(Path java, Path jar) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("cryptobot");
    try {
      return new ClassDataArchive(java, jar, folder).made();
    } finally {
      delete(folder);
    }
  }

  private Path made() throws IOException, InterruptedException {
    try {
      Files.deleteIfExists(archive);
    } catch (IOException e) {
      throw failed("the old one is in use (" + e + ")", e);
    }
    List<String> classes = new ArrayList<>(loaded());
    // Where Java left out who calls a lambda, it stumbles over the lambda.
    if (!isDumped(classes, line -> line.contains("picocli") || line.contains("io/cryptobot/cli"))
        && !isDumped(classes, line -> true)) {
      Files.deleteIfExists(archive);
      throw failed("Java could not write it", null);
    }
    return archive;
  }

  private IOException failed(String why, @Nullable Exception cause) {
    return new IOException(
        "The class-data archive "
            + archive
            + " was not made: "
            + why
            + ". The bot works without it, only starts slower.",
        cause);
  }

  /** What a look at the market, a status report and a health check load. */
  private Set<String> loaded() throws IOException, InterruptedException {
    Path candles = Files.createDirectory(folder.resolve("candles"));
    for (String coin : COINS) {
      Files.write(candles.resolve(coin + "-1h.csv"), candles());
    }
    Set<String> classes = new LinkedHashSet<>();
    String lastDay = FIRST_CANDLE.plusSeconds(CANDLES * HOUR).toString().substring(0, 10);
    classes.addAll(
        loadedBy("--paper", "--replay", candles.toString(), "--from", lastDay, "--to", lastDay));
    classes.addAll(loadedBy("--status", "--why"));
    classes.addAll(loadedBy("--health"));
    return classes;
  }

  private static List<String> candles() {
    List<String> rows = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
    for (int i = 0; i < CANDLES; i++) {
      rows.add(FIRST_CANDLE.plusSeconds(i * HOUR) + ",100,101,99,100,1000");
    }
    return rows;
  }

  private List<String> loadedBy(String... mode) throws IOException, InterruptedException {
    Path list = folder.resolve("classes.txt");
    Files.deleteIfExists(list);
    List<String> arguments = new ArrayList<>(List.of("-XX:DumpLoadedClassList=" + list));
    arguments.addAll(List.of("-jar", jar.toString()));
    arguments.addAll(List.of(mode));
    arguments.addAll(List.of("--home", folder.toString()));
    int code = run(arguments);
    if (!Files.exists(list)) {
      throw failed("'" + String.join(" ", mode) + "' ended with " + code, null);
    }
    // Numbers count within one list; a class of a loader of its own is told by them.
    return Files.readAllLines(list).stream()
        .filter(line -> !line.contains(" source: "))
        .map(line -> NUMBER.matcher(line).replaceFirst(""))
        .toList();
  }

  private boolean isDumped(List<String> classes, Predicate<String> lambdaToLeaveOut)
      throws IOException, InterruptedException {
    Path list = folder.resolve("dumped.txt");
    Files.write(
        list,
        classes.stream()
            .filter(line -> !(line.startsWith(LAMBDA) && lambdaToLeaveOut.test(line)))
            .toList());
    run(
        List.of(
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list,
            JavaFlags.archive(archive.toString()),
            "-cp",
            jar.toString()));
    return Files.exists(archive)
        && run(
                List.of(
                    "-Xshare:on",
                    JavaFlags.archive(archive.toString()),
                    "-jar",
                    jar.toString(),
                    "--version"))
            == 0;
  }

  private int run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(JavaFlags.always());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw failed("Java did not end within " + LIMIT.toSeconds() + " s", null);
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
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
