package io.cryptobot.explain;

import io.cryptobot.explain.Difference.Cause;
import java.io.PrintWriter;
import java.util.Locale;

/** A verification for a person. */
public final class VerificationText {
  private VerificationText() {}

  /** Prints counts, every difference, and what it amounts to. */
  public static void print(Verification verification, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "Judged again: %,d decisions from %s to %s; %,d came out the same.%n",
        verification.decisions(),
        verification.from(),
        verification.to(),
        verification.agreed());
    for (Cause cause : Cause.values()) {
      long count = verification.differences().stream().filter(d -> d.cause() == cause).count();
      if (count > 0) {
        out.printf(Locale.ROOT, "  %-22s %,d%n", cause.label(), count);
      }
    }
    if (!verification.differences().isEmpty()) {
      out.println();
    }
    for (Difference difference : verification.differences()) {
      out.printf(
          "%s %-9s %-22s %s%n",
          difference.candle(), difference.coin(), difference.cause().label(), difference.details());
    }
    out.println();
    out.println(conclusion(verification));
  }

  private static String conclusion(Verification verification) {
    if (verification.differences().isEmpty()) {
      return "The bot decided what a backtest over these candles decides.";
    }
    return verification.isExplained()
        ? "Every difference has a cause; the strategies decided as in a backtest."
        : "NOT every difference is explained. Look at those first that are marked"
            + " unexplained; --explain TIME shows what was recorded.";
  }
}
