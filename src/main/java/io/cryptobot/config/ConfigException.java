package io.cryptobot.config;

import java.util.List;

/** The configuration cannot be used. The message has a line for each problem of every file. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  public ConfigException(List<ConfigProblem> problems) {
    super(String.join("\n", problems.stream().map(ConfigProblem::toString).toList()));
    this.problems = List.copyOf(problems);
  }

  /** All problems, file by file; never empty. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
