package io.cryptobot.rollout;

/** One thing that a day of the rollout plan asks for. */
interface Criterion {

  /** As in JSON: {@code run_time}. */
  String name();

  /** What must hold, in words. */
  String required();

  /** Judges it. */
  Finding judge(Evidence evidence);
}
