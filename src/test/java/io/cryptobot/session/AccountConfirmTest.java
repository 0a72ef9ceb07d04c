package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.RandomMarket;
import io.cryptobot.market.Coin;
import io.cryptobot.orders.Questions.Asked;
import io.cryptobot.session.Daemon.End;
import io.cryptobot.simulator.OrderRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountConfirmTest {
  private static final Coin BTC = new Coin("BTC-USD");

  @TempDir Path folder;

  private static void run(AccountWorld world) throws Exception {
    try (AccountWorld.Bot bot = world.new Bot()) {
      assertEquals(End.INTERRUPTED, bot.runFor(Duration.ofMinutes(2)));
      bot.end();
    }
  }

  private static long sales(AccountWorld world) {
    return world.simulator.account().orders().stream()
        .filter(order -> order.request().side() == OrderRequest.Side.SELL)
        .count();
  }

  @Test
  void S06_whereAPersonAsksForItExitsAskToo() throws Exception {
    try (AccountWorld world = new AccountWorld(folder, new RandomMarket(5))) {
      world.plan = EagerPlan.of(world.plan, EagerPlan.wide(), false);
      world.time.pass(Duration.ofMinutes(2));
      run(world);
      world.asked = Asked.EVERY_ORDER;
      world.saysYes = false;
      world.fixed.put(BTC, world.price(BTC) * 0.9);
      run(world);
      assertTrue(world.questions > 0, "nobody was asked");
      assertEquals(0, sales(world), "sold without a yes");
      world.saysYes = true;
      run(world);
      assertEquals(1, sales(world));
    }
  }
}
