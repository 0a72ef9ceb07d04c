package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.RandomMarket;
import io.cryptobot.engine.Side;
import io.cryptobot.exchange.MarketOrder;
import io.cryptobot.exchange.TradingAccount;
import io.cryptobot.market.Coin;
import io.cryptobot.session.Daemon.End;
import io.cryptobot.simulator.Order;
import io.cryptobot.simulator.OrderRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner of the account spends the dollars that the bot's ledger counts on. */
class AccountCashTest {
  private static final Coin BTC = new Coin("BTC-USD");

  @TempDir Path folder;

  private static void run(AccountWorld world, Duration length) throws Exception {
    try (AccountWorld.Bot bot = world.new Bot()) {
      assertEquals(End.INTERRUPTED, bot.runFor(length));
      bot.end();
    }
  }

  private static List<Order> ofTheBot(AccountWorld world, OrderRequest.Side side) {
    return world.simulator.account().orders().stream()
        .filter(order -> order.request().side() == side)
        .filter(order -> !order.request().clientId().startsWith("owner"))
        .toList();
  }

  @Test
  void S28_withoutTheDollarsEntriesWaitWithTheirReasonAndExitsGo() throws Exception {
    try (AccountWorld world = new AccountWorld(folder, new RandomMarket(5))) {
      world.plan = EagerPlan.of(world.plan, EagerPlan.wide(), false);
      world.time.pass(Duration.ofMinutes(2));
      run(world, Duration.ofMinutes(2));
      int bought = ofTheBot(world, OrderRequest.Side.BUY).size();
      BigDecimal dollars = world.simulator.account().total("USD");
      try (TradingAccount account = world.account(pause -> {})) {
        BigDecimal most = dollars.subtract(BigDecimal.ONE).setScale(2, RoundingMode.DOWN);
        MarketOrder spent = new MarketOrder("owner-1", new Coin("DOGE-USD"), Side.BUY, most);
        account.submit(account.body(spent), false, () -> true);
      }
      assertTrue(world.simulator.account().total("USD").compareTo(new BigDecimal("2")) < 0);
      world.fixed.put(BTC, world.price(BTC) * 0.9);
      run(world, Duration.ofMinutes(70));
      assertEquals(bought, ofTheBot(world, OrderRequest.Side.BUY).size());
      assertFalse(ofTheBot(world, OrderRequest.Side.SELL).isEmpty(), "the stop was not sold");
      assertTrue(
          world.rows("signal_log.csv").stream().anyMatch(row -> row.endsWith(",balance_mismatch")),
          "nobody was told why");
    }
  }
}
