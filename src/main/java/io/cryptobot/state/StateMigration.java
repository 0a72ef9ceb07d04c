package io.cryptobot.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns the content of an older state file into today's form, a version at a time. */
final class StateMigration {
  /** The form that this version of the program writes. */
  static final int CURRENT = 2;

  private static final int OLDEST = 1;

  private StateMigration() {}

  /** Whether a file of this form can be read. */
  static boolean knows(int version) {
    return version >= OLDEST && version <= CURRENT;
  }

  /** Brings the content to today's form. */
  static void apply(int version, ObjectNode content) {
    if (version < 2) {
      toSecond(content);
    }
  }

  /** The second form knows why a coin is blocked, and counts the week for its summary. */
  private static void toSecond(ObjectNode content) {
    content.putObject("blocks");
    content.putNull("week");
  }
}
