package io.cryptobot.alert;

import io.cryptobot.alert.AlertMemory.Undelivered;
import io.cryptobot.engine.Alert.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one channel still has to deliver: the alert at work and at most 100 behind it. When it is
 * full, the oldest that is not critical makes room, and is counted as lost. Thread-safe; nothing
 * but {@link #take} and {@link #awaitEmpty} waits.
 */
final class Outbox {
  static final int CAPACITY = 100;

  private final Deque<Undelivered> waiting = new ArrayDeque<>();
  private @Nullable Undelivered atWork;
  private int lost;
  private boolean closed;

  Outbox(int lost) {
    this.lost = lost;
  }

  /** Adds at the end; gives what had to make room. */
  synchronized Optional<Undelivered> add(Undelivered entry) {
    waiting.add(entry);
    notifyAll();
    if (waiting.size() <= CAPACITY) {
      return Optional.empty();
    }
    lost++;
    return Optional.of(removeLeastMissed());
  }

  /** The oldest that is not critical; among critical ones alone, the oldest. */
  private Undelivered removeLeastMissed() {
    for (Iterator<Undelivered> i = waiting.iterator(); i.hasNext(); ) {
      Undelivered next = i.next();
      if (!isCritical(next)) {
        i.remove();
        return next;
      }
    }
    return waiting.remove();
  }

  private static boolean isCritical(Undelivered entry) {
    return entry.alert().kind().severity() == Severity.CRITICAL;
  }

  /** Waits for the next alert, which is then at work; empty when the outbox is closed. */
  synchronized Optional<Undelivered> take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    if (closed) {
      return Optional.empty();
    }
    atWork = waiting.remove();
    return Optional.of(atWork);
  }

  /** The alert at work was tried in vain and will be tried again. */
  synchronized void keep(Undelivered tried) {
    atWork = tried;
  }

  /** The alert at work was delivered, and with it the word of {@code told} lost ones. */
  synchronized void delivered(int told) {
    lost -= told;
    finished();
  }

  /** The alert at work will not be tried again. */
  synchronized void gaveUp() {
    lost++;
    finished();
  }

  private void finished() {
    atWork = null;
    notifyAll();
  }

  /** How many alerts never got through and have not been told of. */
  synchronized int lost() {
    return lost;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Waits until nothing is left, at most until {@code deadline} in {@link System#nanoTime}. */
  synchronized void awaitEmpty(long deadline) throws InterruptedException {
    long left = deadline - System.nanoTime();
    while (!closed && left > 0 && (atWork != null || !waiting.isEmpty())) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
  }

  /** The alert at work, which may yet arrive, and those behind it. */
  synchronized List<Undelivered> undelivered() {
    List<Undelivered> all = new ArrayList<>();
    if (atWork != null) {
      all.add(atWork);
    }
    all.addAll(waiting);
    return all;
  }
}
