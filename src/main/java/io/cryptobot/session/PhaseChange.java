package io.cryptobot.session;

import io.cryptobot.engine.EngineState;
import io.cryptobot.portfolio.Money;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.risk.RiskState;
import io.cryptobot.session.StartRefusedException.Why;
import io.cryptobot.state.BotState;
import java.math.BigDecimal;
import java.util.function.BiPredicate;

/**
 * A portfolio goes on to another phase: with nothing open, the difference in capital goes to or
 * comes from both sleeves by their shares, and the total loss is counted anew. Today's losses and
 * trades stay.
 *
 * @param wanted the capital of the new phase, in US dollars
 * @param accountCash what the account has in cash, the ledger's own included: no more can be put in
 * @param conservativeShare of the capital, 0 to 1
 * @param mayShrink whether a person has asked for a smaller capital
 * @param isAgreed asks the person, given the old phase and the capital in US dollars
 */
public record PhaseChange(
    String phase,
    BigDecimal wanted,
    BigDecimal accountCash,
    BigDecimal conservativeShare,
    boolean mayShrink,
    BiPredicate<String, BigDecimal> isAgreed) {

  /**
   * The portfolio in the new phase.
   *
   * @throws StartRefusedException if it may not go there now
   */
  BotState applied(BotState state) {
    refuseWhileOpen(state);
    BigDecimal more = wanted.subtract(state.capital()).min(room(state.engine()));
    BigDecimal capital = state.capital().add(more);
    if (more.signum() < 0 && !mayShrink) {
      throw refused(
          "The phase "
              + phase
              + " has less capital ($"
              + capital.toPlainString()
              + ") than this portfolio ($"
              + state.capital().toPlainString()
              + "). Add --new-portfolio if it shall shrink.");
    }
    BigDecimal calm = Money.cut(more.multiply(conservativeShare));
    EngineState engine = state.engine();
    SleeveState conservative = with(engine.conservative(), calm);
    SleeveState aggressive = with(engine.aggressive(), more.subtract(calm));
    if (!isAgreed.test(state.phase(), capital)) {
      throw refused(
          "This portfolio trades in the phase "
              + state.phase()
              + ", and nobody said yes to its going on to "
              + phase
              + ". Start it with --phase "
              + state.phase()
              + ", or say yes.");
    }
    RiskState risk = engine.risk();
    RiskState anew =
        new RiskState(
            risk.day(), risk.dailyLoss(), Money.ZERO, risk.tradesToday(), risk.lastTradeSeconds());
    return state
        .with(engine.with(conservative, aggressive).with(anew, engine.stopped()))
        .in(phase, capital);
  }

  /** What of the account's cash is not the ledger's yet; at least nothing. */
  private BigDecimal room(EngineState engine) {
    return accountCash
        .subtract(engine.conservative().cash())
        .subtract(engine.aggressive().cash())
        .max(BigDecimal.ZERO);
  }

  private void refuseWhileOpen(BotState state) {
    EngineState engine = state.engine();
    boolean isOpen = !engine.positions().isEmpty() || !engine.orders().underWay().isEmpty();
    if (isOpen || engine.stopped()) {
      throw refused(
          "This portfolio trades in the phase "
              + state.phase()
              + " and "
              + (isOpen ? "has open positions or orders" : "was stopped by its total loss limit")
              + ", so that it cannot go on to "
              + phase
              + " now. "
              + (isOpen
                  ? "Sell them first (--sell all), or wait until they are sold."
                  : "Start it in its own phase once the flag is deleted."));
    }
  }

  private SleeveState with(SleeveState sleeve, BigDecimal more) {
    BigDecimal cash = sleeve.cash().add(more);
    if (cash.signum() < 0) {
      throw refused(
          "A side of the portfolio has less cash ($"
              + sleeve.cash().toPlainString()
              + ") than the smaller phase "
              + phase
              + " takes out of it ($"
              + more.negate().toPlainString()
              + "). Begin a new portfolio in another folder with --home DIR.");
    }
    return new SleeveState(cash, sleeve.baseline().add(more), sleeve.positions(), sleeve.dust());
  }

  private static StartRefusedException refused(String text) {
    return new StartRefusedException(Why.FAILED, text);
  }
}
