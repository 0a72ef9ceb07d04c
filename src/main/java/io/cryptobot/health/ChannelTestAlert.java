package io.cryptobot.health;

import io.cryptobot.alert.AlertChannel;
import io.cryptobot.alert.DeliveryException;
import io.cryptobot.engine.Alert;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Through the channels that real alerts take, once each, without trying again. */
public final class ChannelTestAlert implements TestAlert {
  private final List<AlertChannel> channels;
  private final Map<String, String> off;
  private final Clock clock;

  /**
   * A test of these channels.
   *
   * @param off the channels that are not switched on, by name, with the reason
   */
  public ChannelTestAlert(
      List<? extends AlertChannel> channels, Map<String, String> off, Clock clock) {
    this.channels = List.copyOf(channels);
    this.off = new TreeMap<>(off);
    this.clock = clock;
  }

  @Override
  public List<Result> send() {
    Alert alert =
        new Alert(
            Alert.Kind.TEST,
            Optional.empty(),
            "This is a test. Alerts of the bot reach you here.",
            clock.instant());
    List<Result> results = new ArrayList<>();
    channels.stream().parallel().map(channel -> sent(channel, alert)).forEachOrdered(results::add);
    off.forEach((name, reason) -> results.add(new Result(name, Outcome.OFF, reason)));
    return results;
  }

  private static Result sent(AlertChannel channel, Alert alert) {
    try {
      channel.send(alert);
      return new Result(channel.name(), Outcome.SENT, "");
    } catch (DeliveryException e) {
      return new Result(channel.name(), Outcome.FAILED, String.valueOf(e.getMessage()));
    }
  }
}
