package io.cryptobot.alert;

import io.cryptobot.alert.AlertMemory.Undelivered;
import io.cryptobot.engine.Alert;
import io.cryptobot.time.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one channel's alerts, one after the other, on a thread of its own, so that a dead channel
 * delays nobody else. What fails is tried again after 2, 4, 8, 16 and 32 s, or after what the
 * service asks for if that is longer (10 minutes at most), and then given up.
 */
final class ChannelWorker {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelWorker.class);
  private static final List<Duration> BACKOFF =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(16),
          Duration.ofSeconds(32));
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final AlertChannel channel;
  private final Sleeper sleeper;
  private final Consumer<DeliveryFailure> failures;
  private final Outbox outbox;
  private final Thread thread;

  ChannelWorker(
      AlertChannel channel, int lost, Sleeper sleeper, Consumer<DeliveryFailure> failures) {
    this.channel = channel;
    this.sleeper = sleeper;
    this.failures = failures;
    outbox = new Outbox(lost);
    thread = new Thread(this::work, "alerts-" + channel.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  String name() {
    return channel.name();
  }

  Outbox outbox() {
    return outbox;
  }

  void add(Alert alert) {
    add(new Undelivered(channel.name(), alert, 0));
  }

  void add(Undelivered entry) {
    outbox
        .add(entry)
        .ifPresent(
            dropped ->
                LOG.warn(
                    "event=alert_dropped channel={} {} reason=\"too many are waiting\"",
                    channel.name(),
                    AlertLine.of(dropped.alert())));
  }

  void close() {
    outbox.close();
    thread.interrupt();
  }

  private void work() {
    try {
      Optional<Undelivered> next = outbox.take();
      while (next.isPresent()) {
        deliver(next.get());
        next = outbox.take();
      }
    } catch (InterruptedException e) {
      LOG.debug("event=alerts_closed channel={}", channel.name());
    }
  }

  private void deliver(Undelivered entry) throws InterruptedException {
    Undelivered tried = entry;
    Optional<DeliveryException> failure = attempt(entry.alert());
    while (failure.isPresent() && !outbox.isClosed()) {
      tried = tried.triedAgain();
      if (!failure.get().worthRetrying() || tried.attempts() > BACKOFF.size()) {
        giveUp(tried, failure.get());
        return;
      }
      outbox.keep(tried);
      waitAfter(tried.attempts(), failure.get());
      failure = attempt(entry.alert());
    }
  }

  /** Tries once; what a channel throws unexpectedly is a failure like others. */
  private Optional<DeliveryException> attempt(Alert alert) {
    int lost = outbox.lost();
    try {
      channel.send(AlertText.telling(lost, alert));
    } catch (DeliveryException e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(
          DeliveryException.forNow("Sending failed unexpectedly: " + e.getClass().getName()));
    }
    outbox.delivered(lost);
    LOG.debug("event=alert_sent channel={} {}", channel.name(), AlertLine.of(alert));
    return Optional.empty();
  }

  private void waitAfter(int attempts, DeliveryException failure) throws InterruptedException {
    Duration wait = BACKOFF.get(attempts - 1);
    Duration asked = failure.retryAfter().orElse(wait);
    if (asked.compareTo(wait) > 0) {
      wait = asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
    }
    LOG.info(
        "event=alert_retry channel={} attempt={} wait_s={} reason=\"{}\"",
        channel.name(),
        attempts,
        wait.toSeconds(),
        failure.getMessage());
    sleeper.sleep(wait);
  }

  /** Reports first: who waits for the outbox to be empty counts on the failure being recorded. */
  private void giveUp(Undelivered tried, DeliveryException failure) {
    String reason = String.valueOf(failure.getMessage());
    LOG.warn(
        "event=alert_undeliverable channel={} attempts={} {} reason=\"{}\"",
        channel.name(),
        tried.attempts(),
        AlertLine.of(tried.alert()),
        reason);
    try {
      failures.accept(new DeliveryFailure(channel.name(), tried.alert(), tried.attempts(), reason));
    } catch (RuntimeException e) {
      LOG.warn("event=alert_failure_unrecorded channel={}", channel.name(), e);
    } finally {
      outbox.gaveUp();
    }
  }
}
