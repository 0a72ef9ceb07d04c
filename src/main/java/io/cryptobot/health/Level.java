package io.cryptobot.health;

/** How a check ended. */
public enum Level {
  PASS,
  /** The bot works, and a person should know. */
  WARN,
  /** The bot does not work, or must not trade. */
  FAIL,
  /** Not looked at. */
  SKIP
}
