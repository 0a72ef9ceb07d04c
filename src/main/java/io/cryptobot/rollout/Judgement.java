package io.cryptobot.rollout;

/** How a criterion or a day is judged. */
public enum Judgement {
  /** It holds, and there is evidence. */
  PASS,
  /** It was tried and does not hold. */
  FAIL,
  /** There is not enough evidence to tell. */
  NOT_YET;

  /** {@code PASS}, {@code FAIL} or {@code NOT YET}. */
  public String label() {
    return name().replace('_', ' ');
  }
}
