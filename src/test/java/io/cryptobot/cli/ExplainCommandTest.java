package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final int TIME = 0;
  private static final int ACTION = 3;
  private static final int REASON = 7;

  @TempDir private Path home;

  private final CliHarness cli = new CliHarness();

  private static String timeOf(List<String[]> trades, String action, String reason) {
    return trades.stream()
        .filter(row -> row[ACTION].equals(action) && row[REASON].contains(reason))
        .findFirst()
        .orElseThrow()[TIME];
  }

  private void see(String... texts) {
    for (String text : texts) {
      assertTrue(cli.out().contains(text), text + " is missing in\n" + cli.out());
    }
    assertTrue(cli.out().lines().allMatch(line -> line.length() <= 100), cli.out());
  }

  @Test
  void everyTradeOfAReplayIsExplainedByItsRecord() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    for (String[] row : replayed.trades()) {
      assertEquals(0, replayed.run("--explain", row[TIME]), cli.err());
      see(row[REASON], "Risk then", "Fill", "yes ");
      assertFalse(cli.out().contains("not recorded"), cli.out());
    }
  }

  @Test
  void aBuyShowsCandleConditionsTheBoundSizeAndWhatEndedIt() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    assertEquals(0, replayed.run("--explain", timeOf(replayed.trades(), "BUY", "breakout")));
    see("Bought", "Candle         of 2024-", "Conditions of the candle", "breakout");
    see("position_fraction", "<- decided", "min_order_usd", "daily loss $", " of $50", " of $100");
    see("Ended by", "USD after fees, held for");
  }

  @Test
  void aStopShowsThePositionWithItsPeakAndTheLevelThatItFellTo() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    assertEquals(0, replayed.run("--explain", timeOf(replayed.trades(), "SELL", "trailing stop")));
    see("Sold", "peak $", "yes trailing stop", "no  take profit", "time exit: hours held");
    see("judged at the price of the moment", "bought because of:");
  }

  @Test
  void anIndicatorExitShowsTheCandleThatAskedForIt() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    List<String[]> indicator =
        replayed.trades().stream()
            .filter(row -> row[REASON].equals("EMA crossunder") || row[REASON].startsWith("RSI>"))
            .toList();
    assertFalse(indicator.isEmpty());
    for (String[] row : indicator) {
      assertEquals(0, replayed.run("--explain", row[TIME]), cli.err());
      see("Conditions of the candle", "Conditions of the price", "yes exit: ");
    }
  }

  @Test
  void aBlockedSignalIsExplainedAsWell() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    String blocked =
        replayed.decisions().stream()
            .filter(line -> line.contains("\"blocked_reason\":\"position_open\""))
            .findFirst()
            .orElseThrow();
    assertEquals(0, replayed.run("--explain", ReplayedHome.member(blocked, "time")), cli.err());
    see("no trade, although the signal held; blocked: position_open");
  }

  @Test
  void lastIsTheLastTradeAndTheTimeMayBeWrittenWithABlankAndWithoutSeconds() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    List<String[]> trades = replayed.trades();
    String last = trades.get(trades.size() - 1)[TIME];
    assertEquals(0, replayed.run("--explain"), cli.err());
    see(" at " + last);
    assertEquals(0, replayed.run("--explain", "last"), cli.err());
    see(" at " + last);
    assertEquals(0, replayed.run("--explain", last.replace('T', ' ').replace(":00Z", "")));
    see(" at " + last);
  }

  @Test
  void theJsonHasTheRowTheRecordAndThePartner() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    String time = timeOf(replayed.trades(), "SELL", "trailing stop");
    assertEquals(0, replayed.run("--explain", time, "--json"), cli.err());
    JsonNode first = new ObjectMapper().readTree(cli.out()).path("explanations").path(0);
    assertEquals(time, first.path("trade").path("timestamp").asText());
    assertTrue(first.path("exit").path("exit").path("peak").asDouble() > 0);
    assertEquals("BUY", first.path("partner").path("action").asText());
    assertTrue(first.path("decision").isNull());
  }

  @Test
  void aTimeAtWhichNothingHappenedNamesTheNearestTrade() throws Exception {
    ReplayedHome replayed = new ReplayedHome(home, cli);
    assertEquals(1, replayed.run("--explain", "2020-01-01T00:00:00Z"));
    String first = replayed.trades().get(0)[TIME];
    assertTrue(cli.err().contains("nearest trade was at " + first), cli.err());
    assertEquals(2, replayed.run("--explain", "yesterday"));
    assertTrue(cli.err().contains("2026-01-22T09:05:00Z"), cli.err());
  }

  @Test
  void inAHomeWithoutABotThereIsNothingToExplain() throws IOException {
    assertEquals(1, cli.run("--explain", "--home", home.toString()));
    assertTrue(cli.err().contains("--paper"), cli.err());
  }
}
