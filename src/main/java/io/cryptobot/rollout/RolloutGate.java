package io.cryptobot.rollout;

import io.cryptobot.config.BotConfig;
import io.cryptobot.files.WholeFiles;
import io.cryptobot.home.Home;
import io.cryptobot.journal.AuditLog;
import io.cryptobot.journal.AuditLogFormat.Action;
import io.cryptobot.rollout.RolloutReport.Day;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Stands before each start with real money: open where the days that the phase needs are passed, or
 * where a person has overridden them for this phase.
 */
public final class RolloutGate {
  private final Home home;
  private final WholeFiles files;
  private final AuditLog audit;
  private final Clock clock;
  private final String user;

  /**
   * @param audit in the name of the person logged in
   * @param user that name
   */
  public RolloutGate(Home home, WholeFiles files, AuditLog audit, Clock clock, String user) {
    this.home = home;
    this.files = files;
    this.audit = audit;
    this.clock = clock;
    this.user = user;
  }

  /** What the gate says to a start. */
  public sealed interface Outcome permits Passed, Overridden, Closed {}

  /** Nothing is missing. */
  public record Passed() implements Outcome {}

  /** Something is, or was, missing, and a person has decided to trade in this phase anyway. */
  public record Overridden(RolloutOverride by) implements Outcome {}

  /** Something is missing, and nobody has decided. */
  public record Closed(List<Day> missing) implements Outcome {
    public Closed {
      missing = List.copyOf(missing);
    }
  }

  /**
   * Looks whether a phase may be traded in. Where the phase is open by itself, the override of
   * another phase ends here.
   *
   * @param environment live or simulator
   * @throws IOException if the evidence cannot be read; the message is for a person
   */
  public Outcome look(String environment, String phase, BotConfig config) throws IOException {
    Optional<RolloutOverride> given = RolloutOverride.of(home);
    if (given.filter(one -> one.isOf(environment, phase)).isPresent()) {
      return new Overridden(given.get());
    }
    List<Day> missing =
        RolloutPlan.judge(home, Optional.of(config), clock.instant()).missingFor(phase);
    if (!missing.isEmpty()) {
      return new Closed(missing);
    }
    Files.deleteIfExists(RolloutOverride.file(home));
    return new Passed();
  }

  /**
   * Opens a closed gate for as long as the phase lasts, with one row in the audit log; the override
   * of another phase ends.
   *
   * @param how it was given, for the audit log
   * @throws io.cryptobot.journal.FileNotWrittenException if the audit log cannot be written; the
   *     gate then stays closed
   */
  public RolloutOverride override(String environment, String phase, Closed closed, String how)
      throws IOException {
    List<String> missing = closed.missing().stream().map(RolloutText::name).toList();
    RolloutOverride override =
        new RolloutOverride(environment, phase, clock.instant(), user, missing);
    audit.byPerson(
        Action.MANUAL_OVERRIDE,
        "Rollout plan overridden for " + phase + " in " + environment + " (" + how + ")",
        "missing: " + String.join(", ", missing),
        "traded until the phase changes");
    override.write(home, files);
    return override;
  }
}
