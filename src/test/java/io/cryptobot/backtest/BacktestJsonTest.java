package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cryptobot.engine.TradingPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BacktestJsonTest {
  private static final BacktestStudy STUDY = Fixtures.study(CandleOrigin.SAMPLE);

  private static String text(BacktestStudy study) throws IOException {
    StringWriter out = new StringWriter();
    BacktestJson.write(
        study, List.of(Path.of("data", "backtest_results.csv")), Optional.empty(), out);
    return out.toString();
  }

  private static JsonNode json(BacktestStudy study) throws IOException {
    return new ObjectMapper()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(text(study));
  }

  @Test
  void itBeginsWithTheNamesThatOtherProgramsRead() throws IOException {
    List<String> names = new ArrayList<>();
    json(STUDY).fieldNames().forEachRemaining(names::add);
    assertEquals(
        List.of(
            "final_equity",
            "total_return_pct",
            "max_drawdown_pct",
            "profit_factor",
            "win_rate_pct",
            "sharpe",
            "sortino",
            "calmar",
            "trades",
            "average_win",
            "average_loss",
            "fees",
            "buy_and_hold_pct",
            "verdict"),
        names.subList(0, 14));
  }

  @Test
  void moneyHasEveryDigitOfTheLedger() throws IOException {
    JsonNode json = json(STUDY);
    assertEquals(
        0, STUDY.run().result().finalEquity().compareTo(json.get("final_equity").decimalValue()));
    assertEquals(
        0, STUDY.run().metrics().costs().fees().compareTo(json.get("fees").decimalValue()));
    assertFalse(text(STUDY).matches("(?s).*: -?[0-9.]+[eE].*"), "no exponent");
  }

  @Test
  void whatWasRunStandsBesideTheFigures() throws IOException {
    JsonNode json = json(STUDY);
    assertEquals("sample", json.get("source").asText());
    assertTrue(json.get("prices_are_made_up").asBoolean());
    assertEquals("2024-01-10T00:00:00Z", json.get("from").asText());
    assertEquals("2024-02-19T00:00:00Z", json.get("to").asText());
    assertEquals("sandbox_test", json.get("phase").asText());
    assertEquals(1000, json.get("capital").asInt());
    assertEquals(0.5, json.get("fee_pct").asDouble());
    assertFalse(json.get("ignore_loss_limits").asBoolean());
    assertEquals("FAIL", json.get("verdict").asText());
    assertEquals(6, json.get("verdict_criteria").size());
    assertEquals(6, json.get("variations").size());
    assertTrue(json.get("tables").get("coin").size() > 0);
    assertTrue(json.get("hard_stop").isNull());
    assertEquals(1, json.get("files").size());
  }

  @Test
  void eventsAreListed() throws IOException {
    JsonNode json = json(Fixtures.eventful(STUDY));
    assertEquals("2024-01-20T13:00:00Z", json.get("hard_stop").get("time").asText());
    assertEquals(872.11, json.get("hard_stop").get("portfolio_value").asDouble());
    assertEquals("skim", json.get("transfers").get(0).get("kind").asText());
    assertEquals(32.4, json.get("transfers").get(0).get("amount").asDouble());
    assertEquals("no_profit", json.get("rebalances").get(0).get("outcome").asText());
    assertEquals(1234, json.get("blocked_entries").get("exit_signal").asInt());
  }

  @Test
  void anUndefinedFigureIsNullWithItsReasonBeside() throws IOException {
    TradingPlan plan = Fixtures.plan(true);
    BacktestInput flat =
        BacktestInput.of(
            plan.coins().stream()
                .map(coin -> Fixtures.candles(coin, Fixtures.START, 5, 5, 5))
                .toList(),
            Fixtures.START.getEpochSecond(),
            Fixtures.START.getEpochSecond() + 3 * 3600);
    JsonNode json =
        json(
            BacktestStudy.of(
                Fixtures.info(CandleOrigin.CSV),
                plan,
                flat,
                Fixtures.options("0.005"),
                Runnable::run));
    assertTrue(json.get("profit_factor").isNull());
    assertEquals("no closed trade", json.get("undefined").get("profit_factor").asText());
    assertTrue(json.get("sharpe").isNull());
    assertTrue(json.get("drawdown").get("from").isNull());
    assertEquals(5, json.get("coverage_limits").size());
  }
}
