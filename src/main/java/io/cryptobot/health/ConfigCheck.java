package io.cryptobot.health;

import io.cryptobot.config.ConfigProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** All configuration files are there and valid; tells every problem of every file. */
public final class ConfigCheck implements HealthCheck {
  private final Path folder;
  private final List<ConfigProblem> problems;

  /**
   * What loading the folder came to.
   *
   * @param problems none if it was loaded
   */
  public ConfigCheck(Path folder, List<ConfigProblem> problems) {
    this.folder = folder;
    this.problems = List.copyOf(problems);
  }

  @Override
  public String name() {
    return "config";
  }

  @Override
  public Finding check() {
    if (problems.isEmpty()) {
      return Finding.pass("all files in " + folder + " are there and valid");
    }
    String listed = problems.stream().map(problem -> "\n" + problem).collect(Collectors.joining());
    return Finding.fail(
        "the files in " + folder + " cannot be used; problems: " + problems.size() + listed,
        "Mend what is listed, or move the whole folder away to begin with the defaults.");
  }
}
