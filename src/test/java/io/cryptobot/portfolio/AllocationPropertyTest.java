package io.cryptobot.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.market.Coin;
import io.cryptobot.market.Decimals;
import io.cryptobot.portfolio.Portfolio.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Over any sequence of prices and trades only profit moves, and what is given is received. */
class AllocationPropertyTest {

  @Property(seed = "20250101")
  void noTransferExceedsTheGiversProfitOrCash(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0.3, max = 3) Double> prices,
      @ForAll @Size(30) List<@IntRange(min = 0, max = 100) Integer> parts,
      @ForAll @DoubleRange(min = 0.3, max = 0.9) double cap,
      @ForAll @DoubleRange(min = 1.01, max = 2) double trigger) {
    Allocation allocation = new Allocation(rules(cap, trigger));
    Portfolio portfolio =
        new Portfolio(
            new Sleeve(SleeveId.CONSERVATIVE, List.of(new Coin("BTC-USD")), 0, usd("700")),
            new Sleeve(SleeveId.AGGRESSIVE, List.of(new Coin("SOL-USD")), 1, usd("300")));
    for (int i = 0; i < prices.size(); i++) {
      double[] now = {prices.get(i), prices.get(prices.size() - 1 - i)};
      trade(portfolio.conservative(), 0, now[0], parts.get(i));
      trade(portfolio.aggressive(), 1, now[1], 100 - parts.get(i));
      check(allocation, portfolio, now);
    }
  }

  private static void check(Allocation allocation, Portfolio portfolio, double[] prices) {
    if (!allocation.mayBeDue(portfolio, prices)) {
      Values values = portfolio.values(prices);
      assertTrue(allocation.skim(portfolio, values).isEmpty(), "a skim was overlooked");
      assertTrue(allocation.cap(portfolio, values).isEmpty(), "a cap was overlooked");
    }
    apply(allocation, portfolio, prices, v -> allocation.skim(portfolio, v));
    apply(allocation, portfolio, prices, v -> allocation.cap(portfolio, v));
    apply(
        allocation,
        portfolio,
        prices,
        v -> allocation.overTarget(v).flatMap(id -> allocation.rebalance(id, portfolio, v)));
  }

  private static void apply(
      Allocation allocation,
      Portfolio portfolio,
      double[] prices,
      java.util.function.Function<Values, Optional<Transfer>> rule) {
    Values before = portfolio.values(prices);
    Optional<Transfer> due = rule.apply(before);
    if (due.isEmpty()) {
      return;
    }
    Transfer transfer = due.get();
    Sleeve giver = portfolio.sleeve(transfer.from());
    BigDecimal baseline = giver.baseline();
    BigDecimal received = portfolio.sleeve(transfer.to()).baseline();
    BigDecimal profit = before.of(giver.id()).subtract(baseline);
    assertTrue(transfer.amount().signum() > 0);
    assertTrue(transfer.amount().compareTo(profit) <= 0, "more than the profit");
    assertTrue(transfer.amount().compareTo(giver.cash()) <= 0, "more than the cash");
    allocation.apply(transfer, portfolio, before);
    assertEquals(0, before.total().compareTo(portfolio.values(prices).total()), "money was lost");
    assertEquals(baseline, giver.baseline());
    assertEquals(received.add(transfer.amount()), portfolio.sleeve(transfer.to()).baseline());
  }

  private static void trade(Sleeve sleeve, int coin, double price, int percentOfCash) {
    Position position = sleeve.position(coin);
    BigDecimal exact = Decimals.of(price);
    if (position != null) {
      sleeve.sell(coin, Fill.at(exact, position.quantity(), Money.ZERO));
      return;
    }
    BigDecimal amount = sleeve.cash().multiply(BigDecimal.valueOf(percentOfCash, 2));
    BigDecimal quantity = amount.divide(exact, 8, RoundingMode.DOWN);
    if (quantity.signum() > 0) {
      sleeve.buy(coin, Fill.at(exact, quantity, Money.ZERO), 0);
    }
  }

  private static AllocationRules rules(double cap, double trigger) {
    return new AllocationRules(
        usd("0.70"),
        usd("0.30"),
        BigDecimal.valueOf(cap),
        BigDecimal.valueOf(trigger),
        usd("0.27"),
        usd("1"),
        usd("1"),
        Duration.ofDays(90),
        true,
        true);
  }

  private static BigDecimal usd(String amount) {
    return new BigDecimal(amount);
  }
}
