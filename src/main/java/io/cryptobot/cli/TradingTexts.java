package io.cryptobot.cli;

import io.cryptobot.journal.CsvText;
import io.cryptobot.state.BotState;
import io.cryptobot.status.OpenPosition;
import java.util.List;
import java.util.stream.Collectors;

/** What a trading mode says when it stops. */
final class TradingTexts {
  private TradingTexts() {}

  static String hardStop(BotState state, List<OpenPosition> open) {
    return "CRITICAL: the total loss limit was reached ($"
        + CsvText.cents(state.engine().risk().totalLoss().doubleValue())
        + " lost) - BOT STOPPED. "
        + positions(open)
        + " Look at what happened (--status), then delete data/loss_override.flag to let the bot"
        + " count losses anew.";
  }

  /** What the sleeves hold in cash and positions, at cost. */
  static String value(BotState state) {
    int open = state.engine().positions().size();
    return "Cash $"
        + CsvText.cents(
            state
                .engine()
                .conservative()
                .cash()
                .add(state.engine().aggressive().cash())
                .doubleValue())
        + ", open positions: "
        + open
        + ". More: --status";
  }

  /**
   * The open positions with value and distance to their stops, and that nobody watches them now.
   */
  static String positions(List<OpenPosition> open) {
    return open.isEmpty()
        ? "No position is open."
        : "Open, and watched by nothing now: "
            + open.stream().map(OpenPosition::line).collect(Collectors.joining("; "))
            + ".";
  }
}
