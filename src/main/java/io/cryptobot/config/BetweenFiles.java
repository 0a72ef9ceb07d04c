package io.cryptobot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules between the two settings files. */
final class BetweenFiles {
  private final Map<String, ? extends JsonNode> contents;
  private final List<ConfigProblem> known;

  private BetweenFiles(Map<String, ? extends JsonNode> contents, List<ConfigProblem> known) {
    this.contents = contents;
    this.known = known;
  }

  /**
   * @param known the problems of each file on its own; what they are about is not compared
   */
  static List<ConfigProblem> check(
      Map<String, ? extends JsonNode> contents, List<ConfigProblem> known) {
    BetweenFiles files = new BetweenFiles(contents, known);
    List<ConfigProblem> problems = new ArrayList<>(files.coinsOfBoth());
    problems.addAll(files.timeframes());
    return problems;
  }

  private List<ConfigProblem> coinsOfBoth() {
    Set<String> conservative =
        values(ConfigSchema.CONSERVATIVE, "coins")
            .map(values -> Set.copyOf(values.texts("coins")))
            .orElse(Set.of());
    Set<String> both =
        values(ConfigSchema.AGGRESSIVE, "coins")
            .map(values -> new HashSet<>(values.texts("coins")))
            .orElse(new HashSet<>());
    both.retainAll(conservative);
    return both.stream()
        .sorted()
        .map(coin -> "has " + coin + ", which " + ConfigSchema.CONSERVATIVE + " trades already")
        .map(sentence -> new ConfigProblem(ConfigSchema.AGGRESSIVE, "coins", sentence))
        .toList();
  }

  private List<ConfigProblem> timeframes() {
    Optional<String> one = timeframe(ConfigSchema.CONSERVATIVE);
    Optional<String> other = timeframe(ConfigSchema.AGGRESSIVE);
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return List.of();
    }
    String sentence =
        "is "
            + Shown.text(other.get())
            + ", it must be "
            + Shown.text(one.get())
            + " as in "
            + ConfigSchema.CONSERVATIVE;
    return List.of(new ConfigProblem(ConfigSchema.AGGRESSIVE, "timeframe", sentence));
  }

  private Optional<String> timeframe(String fileName) {
    return values(fileName, "timeframe").map(values -> values.text("timeframe"));
  }

  /** The file's values, if it is there and nothing is wrong with this key. */
  private Optional<Values> values(String fileName, String key) {
    boolean unsound =
        known.stream().anyMatch(p -> p.file().equals(fileName) && p.key().equals(key));
    Section section =
        fileName.equals(ConfigSchema.CONSERVATIVE)
            ? ConservativeSchema.SECTION
            : AggressiveSchema.SECTION;
    return contents.get(fileName) instanceof ObjectNode content && !unsound
        ? Optional.of(new Values(section, content))
        : Optional.empty();
  }
}
