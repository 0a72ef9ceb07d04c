package io.cryptobot.config;

import java.util.ArrayList;
import java.util.List;

/** A file, or a key in it, to which problems can be reported. All places of a file share a list. */
final class Place {
  private final String file;
  private final String path;
  private final List<ConfigProblem> problems;

  private Place(String file, String path, List<ConfigProblem> problems) {
    this.file = file;
    this.path = path;
    this.problems = problems;
  }

  static Place file(String file) {
    return new Place(file, "", new ArrayList<>());
  }

  Place at(String key) {
    return new Place(file, path.isEmpty() ? key : path + "." + key, problems);
  }

  void report(String sentence) {
    problems.add(new ConfigProblem(file, path, sentence));
  }

  /** Everything reported in this file, in the order found. */
  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  /** Whether nothing was reported of these keys of this place, so that they can be compared. */
  boolean areSound(String... keys) {
    for (String key : keys) {
      String whole = at(key).path;
      if (problems.stream().anyMatch(problem -> problem.key().equals(whole))) {
        return false;
      }
    }
    return true;
  }
}
