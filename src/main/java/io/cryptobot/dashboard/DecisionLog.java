package io.cryptobot.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cryptobot.home.Home;
import io.cryptobot.journal.FileTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The ends of the files in {@code data/decisions}: each judged candle and why it did what. */
final class DecisionLog {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_BYTES = 4 << 20;

  private final Home home;

  DecisionLog(Home home) {
    this.home = home;
  }

  /**
   * The last decisions, newest first.
   *
   * @param about texts that the line must hold, such as a coin's
   */
  List<JsonNode> last(int most, String... about) throws IOException {
    List<JsonNode> decisions = new ArrayList<>();
    int left = MOST_BYTES;
    for (Path day : days()) {
      if (decisions.size() >= most || left <= 0) {
        break;
      }
      String text = FileTail.text(day, left);
      left -= text.length();
      List<String> lines =
          new ArrayList<>(
              text.lines().filter(l -> Stream.of(about).allMatch(l::contains)).toList());
      Collections.reverse(lines);
      for (String line : lines.subList(0, Math.min(lines.size(), most - decisions.size()))) {
        add(line, decisions);
      }
    }
    return decisions;
  }

  private static void add(String line, List<JsonNode> decisions) {
    try {
      decisions.add(JSON.readTree(line));
    } catch (IOException e) {
      // The first line of a tail, or one that is just being written, is cut.
    }
  }

  /** Newest first. */
  private List<Path> days() throws IOException {
    if (!Files.isDirectory(home.decisions())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home.decisions())) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }
}
