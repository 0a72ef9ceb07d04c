package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.config.BotConfig;
import io.cryptobot.config.ConfigDefaults;
import io.cryptobot.config.ConfigLoader;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the configuration's words to the domain's. */
class PlansTest {
  @TempDir private Path home;

  private BotConfig config(String from, String to) throws IOException {
    Path folder = home.resolve("config");
    ConfigDefaults.writeMissingFolder(folder);
    Path file = folder.resolve("deployment.json");
    String text = Files.readString(file);
    assertTrue(text.contains(from), from);
    Files.writeString(file, text.replace(from, to));
    return ConfigLoader.load(folder);
  }

  private static BigDecimal minimum(BotConfig config) {
    PhaseSettings phase = config.phase("micro_live").orElseThrow();
    TradingPlan plan = Plans.simulated(config, phase, phase.capital(), true);
    return plan.limits().minimumOrder();
  }

  @Test
  void S10_theSmallestOrderLeavesAQuarterAboveTheExchangesMinimum() throws IOException {
    assertEquals(0, new BigDecimal("1.25").compareTo(minimum(config("1", "1"))));
  }

  @Test
  void S10_aLargerMinimumOfThePhaseCounts() throws IOException {
    BotConfig config = config("\"min_order_usd\": 1,", "\"min_order_usd\": 2,");
    assertEquals(0, new BigDecimal("2").compareTo(minimum(config)));
  }

  @Test
  void aPhaseSellsAtItsHardStopOnlyWhereItSaysSo() throws IOException {
    BotConfig holds = config("1", "1");
    assertEquals(false, Plans.engineOptions(holds, "micro_live").sellsAtHardStop());
    BotConfig sells = config("\"hard_stop_action\": \"hold\"", "\"hard_stop_action\": \"sell\"");
    assertEquals(true, Plans.engineOptions(sells, "micro_live").sellsAtHardStop());
  }
}
