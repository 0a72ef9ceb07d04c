package io.cryptobot.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A person whose answers are known before; nobody, where there are none. */
final class FakePrompt implements Prompt {
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();
  private boolean isAway;

  FakePrompt answer(String... texts) {
    answers.addAll(List.of(texts));
    return this;
  }

  /** Nobody comes back to the terminal, where the question stands for good. */
  void isAway() {
    isAway = true;
  }

  /** The questions whose answers are shown. */
  List<String> asked() {
    return asked;
  }

  /** The questions whose answers were not shown. */
  List<String> hidden() {
    return hidden;
  }

  @Override
  public Optional<String> line(String question) {
    asked.add(question);
    while (isAway) {
      LockSupport.park(this);
    }
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public Optional<String> secret(String question) {
    hidden.add(question);
    return Optional.ofNullable(answers.poll());
  }
}
