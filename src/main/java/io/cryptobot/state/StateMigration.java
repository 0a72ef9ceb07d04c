package io.cryptobot.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns the content of an older state file into today's form, a version at a time. */
final class StateMigration {
  /** The form that this version of the program writes. */
  static final int CURRENT = 3;

  private static final int OLDEST = 1;
  private static final String BASELINE = "baseline";

  private StateMigration() {}

  /** Whether a file of this form can be read. */
  static boolean knows(int version) {
    return version >= OLDEST && version <= CURRENT;
  }

  /**
   * Brings the content to today's form.
   *
   * @throws IllegalArgumentException naming the member that is missing or cannot be
   */
  static void apply(int version, ObjectNode content) {
    if (version < 2) {
      toSecond(content);
    }
    if (version < 3) {
      toThird(content);
    }
  }

  /** The second form knows why a coin is blocked, and counts the week for its summary. */
  private static void toSecond(ObjectNode content) {
    content.putObject("blocks");
    content.putNull("week");
  }

  /**
   * The third form knows orders under way, their intents, what sales have left, and the capital: in
   * an older one it is told by the baselines, which transfers may have raised.
   */
  private static void toThird(ObjectNode content) {
    ObjectNode conservative = sleeve(content, "conservative");
    ObjectNode aggressive = sleeve(content, "aggressive");
    content.put(
        "capital",
        StateJson.amount(conservative, BASELINE).add(StateJson.amount(aggressive, BASELINE)));
    ObjectNode orders = content.putObject("orders");
    orders.put("next", 1);
    orders.putNull("rebalancing");
    orders.putArray("under_way");
    content.putArray("intents");
    conservative.putObject("dust");
    aggressive.putObject("dust");
  }

  private static ObjectNode sleeve(ObjectNode content, String name) {
    if (content.get(name) instanceof ObjectNode sleeve) {
      return sleeve;
    }
    throw new IllegalArgumentException(name + " is missing");
  }
}
