package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.engine.RandomMarket;
import io.cryptobot.home.Requests.Answer;
import io.cryptobot.market.Coin;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smallest buy and sale that a person asks for, against the simulator. */
class TestOrderTest {
  @TempDir private Path folder;

  private static void testOrder(AccountWorld world, String coin) throws Exception {
    try (AccountWorld.Bot bot = world.new Bot("simulator", true)) {
      Answer answer = bot.daemon.testOrder(new Coin(coin));
      assertTrue(answer.ok(), answer.text());
      bot.end();
    }
  }

  @Test
  void aPortfolioThatIsThereAlreadyFirstHearsOfItsOrders() throws Exception {
    AccountWorld world = new AccountWorld(folder, new RandomMarket(5));
    world.time.pass(Duration.ofMinutes(2));
    testOrder(world, "BTC-USD");
    testOrder(world, "ETH-USD");
  }
}
