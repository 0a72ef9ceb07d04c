package io.cryptobot.alert;

import io.cryptobot.alert.AlertMemory.Undelivered;
import io.cryptobot.engine.Alert;
import io.cryptobot.engine.Alert.Severity;
import io.cryptobot.engine.Alerts;
import io.cryptobot.time.Sleeper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs every alert and hands it to all channels, each of which delivers in the background. At most
 * one alert of a kind per coin goes out in 15 minutes, critical ones always. {@link #raise} never
 * waits and never throws.
 *
 * <p>At the end of a run: {@link #drain}, {@link #close}, then store {@link #memory}. An alert that
 * is just being sent counts as undelivered, so that it rather comes twice than never. Thread-safe.
 */
public final class AlertDispatcher implements Alerts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertDispatcher.class);

  private final AlertThrottle throttle;
  private final List<ChannelWorker> workers;

  private AlertDispatcher(AlertThrottle throttle, List<ChannelWorker> workers) {
    this.throttle = throttle;
    this.workers = workers;
  }

  /**
   * Starts a daemon thread per channel and goes on with what the last run left undelivered.
   *
   * @param channels each with a name of its own; none means that alerts are only logged
   * @param memory what {@link #memory} gave at the end of the last run
   * @param failures told once of each alert that a channel gives up, on that channel's thread
   */
  public static AlertDispatcher start(
      List<? extends AlertChannel> channels,
      AlertMemory memory,
      Sleeper sleeper,
      Consumer<DeliveryFailure> failures) {
    List<ChannelWorker> workers =
        channels.stream()
            .map(
                channel ->
                    new ChannelWorker(
                        channel, memory.lost().getOrDefault(channel.name(), 0), sleeper, failures))
            .toList();
    AlertDispatcher dispatcher = new AlertDispatcher(new AlertThrottle(memory.raised()), workers);
    memory.undelivered().forEach(dispatcher::resume);
    workers.forEach(ChannelWorker::start);
    return dispatcher;
  }

  private void resume(Undelivered entry) {
    List<ChannelWorker> addressed =
        workers.stream().filter(worker -> worker.name().equals(entry.channel())).toList();
    if (addressed.isEmpty()) {
      LOG.warn(
          "event=alert_dropped channel={} {} reason=\"this channel is switched off now\"",
          entry.channel(),
          AlertLine.of(entry.alert()));
    }
    addressed.forEach(worker -> worker.add(entry));
  }

  @Override
  public void raise(Alert alert) {
    if (!throttle.admits(alert)) {
      LOG.info("event=alert_held_back {}", AlertLine.withText(alert));
      return;
    }
    if (alert.kind().severity() == Severity.INFO) {
      LOG.info("event=alert {}", AlertLine.withText(alert));
    } else {
      LOG.warn("event=alert {}", AlertLine.withText(alert));
    }
    workers.forEach(worker -> worker.add(alert));
  }

  /**
   * Waits until all is delivered or given up, at most {@code longest}, and gives what is left. An
   * interrupt ends the wait and stays set.
   */
  public List<Undelivered> drain(Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    try {
      for (ChannelWorker worker : workers) {
        worker.outbox().awaitEmpty(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return undelivered();
  }

  /** What the next run has to know; may be asked at any time, also after {@link #close}. */
  public AlertMemory memory() {
    Map<String, Integer> lost = new HashMap<>();
    for (ChannelWorker worker : workers) {
      int count = worker.outbox().lost();
      if (count > 0) {
        lost.put(worker.name(), count);
      }
    }
    return new AlertMemory(throttle.raised(), undelivered(), lost);
  }

  private List<Undelivered> undelivered() {
    return workers.stream().flatMap(worker -> worker.outbox().undelivered().stream()).toList();
  }

  /** Ends all sending at once; what is raised afterwards stays in the memory. */
  @Override
  public void close() {
    workers.forEach(ChannelWorker::close);
  }
}
