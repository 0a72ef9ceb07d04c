package io.cryptobot.alert;

import io.cryptobot.engine.Alert;
import io.cryptobot.market.Coin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the alerts remember from one run to the next: stored in the state file, given back to {@link
 * AlertDispatcher#start}.
 *
 * @param raised when an alert of each kind and coin was last let through
 * @param undelivered what is still to be sent, oldest first per channel
 * @param lost per channel, how many alerts it never got and has not been told of; 1 or more
 */
public record AlertMemory(
    List<Raised> raised, List<Undelivered> undelivered, Map<String, Integer> lost) {

  /** Nothing was ever alerted. */
  public static final AlertMemory EMPTY = new AlertMemory(List.of(), List.of(), Map.of());

  /** Copies, so that nobody can change it. */
  public AlertMemory {
    raised = List.copyOf(raised);
    undelivered = List.copyOf(undelivered);
    lost = Map.copyOf(lost);
  }

  /**
   * The last alert of a kind that was let through.
   *
   * @param coin to which coin, if to one
   * @param time the alert's own, UTC
   */
  public record Raised(Alert.Kind kind, Optional<Coin> coin, Instant time) {}

  /**
   * An alert that a channel still has to deliver.
   *
   * @param channel the channel's name
   * @param attempts how often it was tried in vain; 0 or more
   */
  public record Undelivered(String channel, Alert alert, int attempts) {

    Undelivered triedAgain() {
      return new Undelivered(channel, alert, attempts + 1);
    }
  }
}
