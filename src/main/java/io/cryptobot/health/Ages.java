package io.cryptobot.health;

import java.time.Duration;

/** How long ago, for a person. */
final class Ages {
  private Ages() {}

  /** {@code 45 s}, {@code 12 min}, {@code 5 h} or {@code 9 days}. */
  static String text(Duration age) {
    if (age.toMinutes() < 2) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
  }
}
