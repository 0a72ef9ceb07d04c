package io.cryptobot.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.explain.Difference;
import io.cryptobot.explain.Difference.Cause;
import io.cryptobot.explain.Explainer;
import io.cryptobot.explain.Explanation;
import io.cryptobot.explain.Verification;
import io.cryptobot.explain.Verifier;
import io.cryptobot.files.FileLayer;
import io.cryptobot.home.RunLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bot on live prices records is enough to explain it and to judge it again. */
class LiveDecisionsTest {
  @TempDir private Path folder;

  private static Verification verified(LiveWorld world) throws IOException {
    return new Verifier(
            world.home, world.market.plan, "hash", Duration.ofMinutes(15), world.market.series)
        .verify(100)
        .orElseThrow();
  }

  private static Set<Cause> causes(Verification verification) {
    return verification.differences().stream()
        .map(Difference::cause)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Cause.class)));
  }

  private static void run(LiveWorld world, Duration time) throws Exception {
    RunLog runs = new RunLog(world.home, FileLayer.DISK, world);
    LiveWorld.Bot bot = world.new Bot();
    runs.begin("paper", "test", "0", "hash", "test");
    bot.runUntil(world.now.plus(time));
    runs.end("paper", 0);
  }

  @Test
  void aBotThatKnowsOnlyTheWarmUpDecidesAsABacktestOverTheWholeHistory() throws Exception {
    LiveWorld world = new LiveWorld(folder, 42);
    run(world, Duration.ofDays(1));
    world.pass(Duration.ofHours(20));
    run(world, Duration.ofHours(12));
    Verification verification = verified(world);
    assertTrue(verification.decisions() > 150, "decisions: " + verification.decisions());
    assertEquals(verification.decisions(), verification.agreed());
    assertTrue(verification.isExplained(), verification.differences().toString());
    assertTrue(
        EnumSet.of(Cause.PRICE_MOVED, Cause.BLOCKED, Cause.NOT_JUDGED)
            .containsAll(causes(verification)),
        verification.differences().toString());
    assertTrue(causes(verification).contains(Cause.NOT_JUDGED), "the bot was off for 20 hours");
  }

  @Test
  void everyTradeHasTheRecordOfWhyItWasMade() throws Exception {
    LiveWorld world = new LiveWorld(folder, 42);
    run(world, Duration.ofDays(1));
    List<String> rows = world.rows("trade_log.csv");
    assertFalse(rows.isEmpty());
    Explainer explainer = new Explainer(world.home);
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      List<Explanation> explanations = explainer.at(Instant.parse(cells[0]));
      assertFalse(explanations.isEmpty(), row);
      for (Explanation explanation : explanations) {
        assertTrue(explanation.trade().isPresent(), row);
        assertTrue(
            explanation.decision().isPresent() || explanation.exit().isPresent(),
            "not explained: " + row);
      }
    }
  }
}
