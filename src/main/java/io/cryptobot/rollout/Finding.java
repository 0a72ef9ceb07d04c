package io.cryptobot.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * What a criterion found.
 *
 * @param evidence the numbers, in words
 * @param file where they stand, below the home folder; empty where no file tells anything
 * @param date when it was so; empty where nothing was
 * @param whatToDo for a person; empty for {@link Judgement#PASS}
 */
public record Finding(
    Judgement judged, String evidence, String file, Optional<Instant> date, String whatToDo) {

  static Finding pass(String evidence, String file, Optional<Instant> date) {
    return new Finding(Judgement.PASS, evidence, file, date, "");
  }

  static Finding fail(String evidence, String file, Optional<Instant> date, String whatToDo) {
    return new Finding(Judgement.FAIL, evidence, file, date, whatToDo);
  }

  static Finding notYet(String evidence, String whatToDo) {
    return notYet(evidence, "", Optional.empty(), whatToDo);
  }

  static Finding notYet(String evidence, String file, Optional<Instant> date, String whatToDo) {
    return new Finding(Judgement.NOT_YET, evidence, file, date, whatToDo);
  }
}
