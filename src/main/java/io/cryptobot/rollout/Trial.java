package io.cryptobot.rollout;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the runs of a kind amount to. A trial begins anew after a run that broke it: what counts is
 * what came since.
 *
 * @param all how many runs of the kind there ever were
 * @param runs how many count
 * @param begin of the first that counts
 * @param lastSign of the last that counts: its end, or when it was last alive
 * @param runTime of those that count, with pauses in which no candle was missed
 * @param signals that qualified for a trade
 * @param roundTrip the first buy that was sold again
 * @param losses realized
 * @param broken what it was last broken by
 */
record Trial(
    TrialKind kind,
    int all,
    int runs,
    Optional<Instant> begin,
    Optional<Instant> lastSign,
    Duration runTime,
    long signals,
    Optional<RoundTrip> roundTrip,
    Losses losses,
    Optional<Broken> broken) {

  /** What broke a trial. */
  enum Cause {
    ERROR,
    LOSS
  }

  /**
   * How a trial was broken.
   *
   * @param what in words
   */
  record Broken(Cause cause, Instant time, String what) {}

  /** A coin that was bought and sold again. */
  record RoundTrip(String coin, Instant bought, Instant sold) {}

  /**
   * Realized losses in US dollars, zero or more; gains do not offset them, as in the loss limits.
   *
   * @param worstDay the largest of a UTC day
   * @param day which one that was; empty without losses
   */
  record Losses(BigDecimal total, BigDecimal worstDay, Optional<LocalDate> day) {
    static final Losses NONE = new Losses(BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());
  }
}
