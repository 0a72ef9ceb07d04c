package io.cryptobot.cli;

import io.cryptobot.journal.CsvText;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.state.BotState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a trading mode says when it stops. */
final class TradingTexts {
  private TradingTexts() {}

  static String hardStop(BotState state) {
    return "CRITICAL: the total loss limit was reached ($"
        + CsvText.cents(state.engine().risk().totalLoss().doubleValue())
        + " lost) - BOT STOPPED. "
        + positions(state)
        + " Look at what happened (--status), then delete data/loss_override.flag to let the bot"
        + " count losses anew.";
  }

  /** What the sleeves hold in cash and positions, at cost. */
  static String value(BotState state) {
    int open =
        state.engine().conservative().positions().size()
            + state.engine().aggressive().positions().size();
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

  /** The open positions, and that nobody watches them now. */
  static String positions(BotState state) {
    Map<Coin, PositionState> all = new LinkedHashMap<>(state.engine().conservative().positions());
    all.putAll(state.engine().aggressive().positions());
    if (all.isEmpty()) {
      return "No position is open.";
    }
    return "Open, and watched by nothing now: "
        + all.entrySet().stream()
            .map(
                entry ->
                    CsvText.of(entry.getValue().quantity())
                        + " "
                        + entry.getKey()
                        + " bought at $"
                        + CsvText.of(entry.getValue().entryPrice(), 8))
            .collect(Collectors.joining(", "))
        + ".";
  }
}
