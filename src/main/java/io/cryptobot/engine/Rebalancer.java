package io.cryptobot.engine;

import io.cryptobot.portfolio.Allocation;
import io.cryptobot.portfolio.Portfolio;
import io.cryptobot.portfolio.Portfolio.Values;
import io.cryptobot.portfolio.Position;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.Transfer;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves profit between the sleeves: skim and cap when they are due, and the regular rebalance with
 * its sales and buys, all within one step.
 */
final class Rebalancer {
  private static final int NONE = -1;

  private final Allocation allocation;
  private final Portfolio portfolio;
  private final TradeDesk desk;
  private final Entries entries;
  private final EngineListener listener;
  private @Nullable SleeveId selling;

  Rebalancer(
      Allocation allocation,
      Portfolio portfolio,
      TradeDesk desk,
      Entries entries,
      EngineListener listener) {
    this.allocation = allocation;
    this.portfolio = portfolio;
    this.desk = desk;
    this.entries = entries;
    this.listener = listener;
  }

  /**
   * Skims first, then cuts back to the cap what is left.
   *
   * @return whether anything was skimmed
   */
  boolean skimAndCap(MarketStep step) {
    if (!allocation.mayBeDue(portfolio, step.prices())) {
      return false;
    }
    Values values = values(step);
    Optional<Transfer> skim = allocation.skim(portfolio, values);
    skim.ifPresent(transfer -> move(transfer, values, step));
    Values skimmed = values(step);
    allocation.cap(portfolio, skimmed).ifPresent(transfer -> move(transfer, skimmed, step));
    return skim.isPresent();
  }

  /** The sleeve whose sales for a rebalance are under way. */
  Optional<SleeveId> selling() {
    return Optional.ofNullable(selling);
  }

  /** Takes a remembered plan's place. */
  void restore(Optional<SleeveId> remembered) {
    selling = remembered.orElse(null);
  }

  /** Does the rebalance that is due, or begins it where its sales take time. */
  void rebalance(MarketStep step) {
    Optional<SleeveId> giver = allocation.overTarget(values(step));
    if (giver.isEmpty()) {
      listener.rebalanced(step.second(), RebalanceOutcome.ON_TARGET);
      return;
    }
    BigDecimal wanted = allocation.rebalanceAmount(giver.get(), portfolio, values(step));
    if (allocation.isWorthMoving(wanted)) {
      selling = giver.get();
      goOn(step, true);
    } else {
      listener.rebalanced(
          step.second(),
          wanted.signum() <= 0 ? RebalanceOutcome.NO_PROFIT : RebalanceOutcome.TOO_SMALL);
    }
  }

  /**
   * Goes on with a rebalance whose sales were under way.
   *
   * @param maySell false moves what cash there is, for another sale would fail as the last one did
   */
  void goOn(MarketStep step, boolean maySell) {
    SleeveId giver = selling;
    if (giver == null || desk.ordersUnderWay() > 0) {
      return;
    }
    if (maySell) {
      sellUntilCashCovers(giver, step);
    }
    if (desk.ordersUnderWay() == 0) {
      selling = null;
      listener.rebalanced(step.second(), moveAndBuy(giver, step));
    }
  }

  private RebalanceOutcome moveAndBuy(SleeveId giver, MarketStep step) {
    Values values = values(step);
    Optional<Transfer> transfer = allocation.rebalance(giver, portfolio, values);
    if (transfer.isEmpty()) {
      boolean sidesChanged = allocation.rebalanceAmount(giver, portfolio, values).signum() <= 0;
      return sidesChanged ? RebalanceOutcome.SIDES_CHANGED : RebalanceOutcome.TOO_SMALL;
    }
    move(transfer.get(), values, step);
    if (allocation.rules().rebalanceBuysPositions()) {
      putToWork(transfer.get(), step);
    }
    return RebalanceOutcome.MOVED;
  }

  private void sellUntilCashCovers(SleeveId giver, MarketStep step) {
    BigDecimal amount = allocation.rebalanceAmount(giver, portfolio, values(step));
    int largest = largestPosition(giver, step);
    while (largest != NONE && portfolio.sleeve(giver).cash().compareTo(amount) < 0) {
      sell(largest, step);
      if (desk.ordersUnderWay() > 0) {
        return;
      }
      amount = allocation.rebalanceAmount(giver, portfolio, values(step));
      largest = largestPosition(giver, step);
    }
  }

  private void sell(int coin, MarketStep step) {
    Position position = desk.position(coin);
    if (position != null) {
      desk.sell(coin, position, step.price(coin), step.second(), step, Entries.REBALANCE);
    }
  }

  private int largestPosition(SleeveId sleeve, MarketStep step) {
    int largest = NONE;
    double largestValue = 0;
    for (int coin = 0; coin < desk.coinCount(); coin++) {
      Position position = desk.position(coin);
      if (position == null || desk.coin(coin).sleeve() != sleeve || !step.isTradable(coin)) {
        continue;
      }
      double value = position.valueAt(step.price(coin));
      if (value > largestValue) {
        largest = coin;
        largestValue = value;
      }
    }
    return largest;
  }

  private void putToWork(Transfer transfer, MarketStep step) {
    BigDecimal left = transfer.amount();
    for (int coin = 0; coin < desk.coinCount(); coin++) {
      if (desk.coin(coin).sleeve() == transfer.to() && desk.position(coin) == null) {
        left = left.subtract(entries.withBudget(coin, left, step));
      }
    }
  }

  private void move(Transfer transfer, Values values, MarketStep step) {
    allocation.apply(transfer, portfolio, values);
    listener.transferred(step.second(), transfer);
  }

  private Values values(MarketStep step) {
    return portfolio.values(step.prices());
  }
}
