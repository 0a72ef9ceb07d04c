package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.SleeveId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeTablesTest {

  private static RoundTrip trip(
      Coin coin, SleeveId sleeve, String closed, String entry, String exit, String profit) {
    Instant end = Instant.parse(closed);
    return new RoundTrip(
        coin,
        sleeve,
        end.minusSeconds(86_400),
        end,
        entry,
        exit,
        Fixtures.dollars(profit),
        Fixtures.dollars("0.25"));
  }

  private static final TradeTables TABLES =
      TradeTables.of(
          List.of(
              trip(
                  Fixtures.SOL,
                  SleeveId.AGGRESSIVE,
                  "2024-02-01T00:00:00Z",
                  "RSI dip",
                  "trailing stop",
                  "-2"),
              trip(
                  Fixtures.BTC,
                  SleeveId.CONSERVATIVE,
                  "2024-01-31T23:59:59Z",
                  "RSI<30",
                  "take profit",
                  "5"),
              trip(
                  Fixtures.SOL,
                  SleeveId.AGGRESSIVE,
                  "2024-02-02T00:00:00Z",
                  "RSI dip",
                  "take profit",
                  "1.5")),
          List.of(Fixtures.BTC, Fixtures.ETH, Fixtures.SOL));

  private static List<String> names(List<TradeGroup> groups) {
    return groups.stream().map(TradeGroup::name).toList();
  }

  @Test
  void aGroupSumsItsTrades() {
    TradeGroup sol = TABLES.byCoin().get(1);
    assertEquals(2, sol.trades());
    assertEquals(50, sol.winRatePct(), 1e-12);
    assertEquals(0, Fixtures.dollars("-0.5").compareTo(sol.profitOrLoss()));
    assertEquals(0, Fixtures.dollars("0.5").compareTo(sol.fees()));
  }

  @Test
  void coinsAndStrategiesStandInThePortfoliosOrder() {
    assertEquals(List.of("BTC-USD", "SOL-USD"), names(TABLES.byCoin()));
    assertEquals(List.of("conservative", "aggressive"), names(TABLES.byStrategy()));
  }

  @Test
  void reasonsStandByHowOftenTheyCame() {
    assertEquals(List.of("RSI dip", "RSI<30"), names(TABLES.byEntry()));
    assertEquals(List.of("take profit", "trailing stop"), names(TABLES.byExit()));
  }

  @Test
  void aTradeBelongsToTheUtcMonthOfItsSale() {
    assertEquals(List.of("2024-01", "2024-02"), names(TABLES.byMonth()));
    assertEquals(2, TABLES.byMonth().get(1).trades());
  }
}
