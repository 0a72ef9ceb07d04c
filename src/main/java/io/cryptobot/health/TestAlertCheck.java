package io.cryptobot.health;

import io.cryptobot.health.TestAlert.Outcome;
import io.cryptobot.health.TestAlert.Result;
import java.util.List;
import java.util.stream.Collectors;

/** A person asked for a test alert: it went out on every channel that is on. */
public final class TestAlertCheck implements HealthCheck {
  private final TestAlert alert;

  public TestAlertCheck(TestAlert alert) {
    this.alert = alert;
  }

  @Override
  public String name() {
    return "test alert";
  }

  @Override
  public boolean needsNetwork() {
    return true;
  }

  @Override
  public Finding check() {
    List<Result> results = alert.send();
    String fact = results.stream().map(TestAlertCheck::text).collect(Collectors.joining(", "));
    if (results.stream().anyMatch(result -> result.outcome() == Outcome.FAILED)) {
      return Finding.fail(
          fact, "Check the channel in connections.json and its credentials, then try again.");
    }
    return results.stream().anyMatch(result -> result.outcome() == Outcome.SENT)
        ? Finding.pass(fact)
        : Finding.warn(
            "no alert channel is configured" + (fact.isEmpty() ? "" : " (" + fact + ")"),
            "Switch on email or telegram in connections.json, and store its credentials.");
  }

  private static String text(Result result) {
    return switch (result.outcome()) {
      case SENT -> result.channel() + ": sent";
      case FAILED -> result.channel() + ": not sent (" + result.detail() + ")";
      case OFF ->
          result.channel() + ": off" + (result.detail().isEmpty() ? "" : ", " + result.detail());
    };
  }
}
