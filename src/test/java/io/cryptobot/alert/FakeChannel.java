package io.cryptobot.alert;

import io.cryptobot.engine.Alert;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Takes alerts, refuses those it is told to, and hangs when it is told to. */
final class FakeChannel implements AlertChannel {
  final List<Alert> sent = new CopyOnWriteArrayList<>();
  final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released;
  private final String name;
  private final Deque<Exception> failures = new ArrayDeque<>();

  private FakeChannel(String name, int hangs) {
    this.name = name;
    released = new CountDownLatch(hangs);
  }

  static FakeChannel working(String name) {
    return new FakeChannel(name, 0);
  }

  /** Hangs in its first delivery until {@link #release}. */
  static FakeChannel hanging(String name) {
    return new FakeChannel(name, 1);
  }

  FakeChannel failing(int times) {
    for (int i = 1; i <= times; i++) {
      failures.add(DeliveryException.forNow("The line is dead."));
    }
    return this;
  }

  FakeChannel failing(Exception failure) {
    failures.add(failure);
    return this;
  }

  void release() {
    released.countDown();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(Alert alert) throws DeliveryException {
    reached.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw DeliveryException.forNow("It was interrupted.");
    }
    Exception failure = failures.poll();
    if (failure instanceof DeliveryException known) {
      throw known;
    }
    if (failure instanceof RuntimeException unexpected) {
      throw unexpected;
    }
    sent.add(alert);
  }
}
