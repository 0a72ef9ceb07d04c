package io.cryptobot.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The person in front of the terminal, if there is one. */
interface Prompt {

  /** What the person types; empty where there is no terminal or the input ends. */
  Optional<String> line(String question);

  /** As {@link #line}, without showing what is typed. */
  Optional<String> secret(String question);

  /** The terminal of this process. */
  static Prompt terminal(boolean isAttended) {
    java.io.@Nullable Console terminal = isAttended ? System.console() : null;
    return terminal == null ? nobody() : new At(terminal);
  }

  /** Nobody is there to answer. */
  static Prompt nobody() {
    return new Prompt() {
      @Override
      public Optional<String> line(String question) {
        return Optional.empty();
      }

      @Override
      public Optional<String> secret(String question) {
        return Optional.empty();
      }
    };
  }

  /** At a terminal. */
  record At(java.io.Console terminal) implements Prompt {
    @Override
    public Optional<String> line(String question) {
      return Optional.ofNullable(terminal.readLine("%s", question));
    }

    @Override
    public Optional<String> secret(String question) {
      return Optional.ofNullable(terminal.readPassword("%s", question)).map(String::new);
    }
  }
}
