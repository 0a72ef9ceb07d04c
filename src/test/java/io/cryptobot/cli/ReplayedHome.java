package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A home in which a replay of fifteen days has traded, and what a test does to its files. */
final class ReplayedHome {
  private static final int CANDLES = 900;

  private final Path home;
  private final CliHarness cli;

  ReplayedHome(Path home, CliHarness cli) throws IOException {
    this.home = home;
    this.cli = cli;
    CandleFolder.in(candles(), CANDLES);
    assertEquals(
        0,
        run("--paper", "--replay", candles().toString(), "--days", "15", "--slippage", "0"),
        cli.err());
  }

  Path candles() {
    return home.resolve("recorded");
  }

  Path data(String name) {
    return home.resolve("data").resolve(name);
  }

  int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home.toString()));
    return cli.run(all.toArray(String[]::new));
  }

  /** The rows of the trade log, split. */
  List<String[]> trades() throws IOException {
    return Files.readAllLines(data("trade_log.csv")).stream()
        .skip(1)
        .map(row -> row.split(",", -1))
        .toList();
  }

  List<String> decisions() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : decisionFiles()) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  /** Puts another text in place of the last decision that fits; an empty one takes it away. */
  void changeLastDecision(Predicate<String> fits, UnaryOperator<String> change) throws IOException {
    List<Path> files = decisionFiles();
    for (int i = files.size() - 1; i >= 0; i--) {
      List<String> lines = new ArrayList<>(Files.readAllLines(files.get(i)));
      for (int line = lines.size() - 1; line >= 0; line--) {
        if (fits.test(lines.get(line))) {
          String changed = change.apply(lines.remove(line));
          if (!changed.isEmpty()) {
            lines.add(line, changed);
          }
          Files.write(files.get(i), lines);
          return;
        }
      }
    }
    throw new AssertionError("no such decision");
  }

  private List<Path> decisionFiles() throws IOException {
    try (Stream<Path> files = Files.list(data("decisions"))) {
      return files.sorted().toList();
    }
  }

  /** The value of a JSON member with a text, by its first place in a line. */
  static String member(String line, String name) {
    return line.replaceAll(".*?\"" + name + "\":\"([^\"]*)\".*", "$1");
  }
}
