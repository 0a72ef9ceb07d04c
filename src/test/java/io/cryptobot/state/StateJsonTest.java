package io.cryptobot.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.engine.EngineState;
import io.cryptobot.engine.EngineState.OrderState;
import io.cryptobot.engine.Order;
import io.cryptobot.engine.Side;
import io.cryptobot.market.Coin;
import io.cryptobot.portfolio.Dust;
import io.cryptobot.portfolio.PositionState;
import io.cryptobot.portfolio.SleeveId;
import io.cryptobot.portfolio.SleeveState;
import io.cryptobot.risk.RiskState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateJsonTest {
  private static final Coin BTC = new Coin("BTC-USD");
  private static final Coin SOL = new Coin("SOL-USD");
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static BotState state(BigDecimal cash, double peak, long second) {
    PositionState position =
        new PositionState(
            new BigDecimal("0.0015"),
            new BigDecimal("70.350000000000017"),
            46712.35,
            second,
            peak,
            Optional.of("EMA crossunder"));
    return new BotState(
        "k3v9",
        "paper",
        "sandbox_test",
        new BigDecimal("1000"),
        List.of(BTC, SOL),
        new EngineState(
            new SleeveState(cash, new BigDecimal("700"), Map.of(BTC, position), Map.of()),
            new SleeveState(
                new BigDecimal("300"),
                new BigDecimal("300"),
                Map.of(),
                Map.of(SOL, new Dust(new BigDecimal("0.0400000001"), new BigDecimal("0.9")))),
            new RiskState(
                19723, BigDecimal.ZERO, new BigDecimal("1.2"), 1, List.of(second, Long.MIN_VALUE)),
            OptionalLong.of(second + 90),
            OptionalLong.empty(),
            false,
            orders(second)),
        Optional.of(Instant.ofEpochSecond(second)),
        Map.of(SOL, Instant.ofEpochSecond(second - 3600)),
        Map.of(BTC, Instant.ofEpochSecond(second - 7200)),
        Map.of(SOL, "stale_price"),
        Optional.of(
            new BotState.Week(
                LocalDate.of(2024, 1, 1), new BigDecimal("999.5"), 3, new BigDecimal("-1.2"))),
        new BotState.Switches(true, true, List.of("r1", "r2"), 2),
        List.of(
            new OrderIntent(
                17,
                "k3v9-17",
                "{\"size\":\"0.0015\"}",
                Instant.ofEpochSecond(second),
                Instant.ofEpochSecond(second + 30),
                true,
                Optional.of(new BigDecimal("0.0016")))),
        "1f09ab34c2d1");
  }

  private static OrderState orders(long second) {
    return new OrderState(
        List.of(
            new Order(17, BTC, Side.SELL, new BigDecimal("0.0015"), 46000.25, second, "stop loss")),
        18,
        Optional.of(SleeveId.AGGRESSIVE));
  }

  @Property(tries = 500, seed = "20250101")
  void whatIsWrittenIsReadToTheLastDigit(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long units,
      @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(12) double peak,
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second)
      throws JsonProcessingException {
    double sound = Math.max(peak, 1e-6);
    BotState state = state(BigDecimal.valueOf(units, 15), sound, second);
    BotState read = StateJson.read(MAPPER.readTree(StateJson.write(state).toString()));
    assertEquals(
        0, state.engine().conservative().cash().compareTo(read.engine().conservative().cash()));
    assertEquals(StateJson.write(state).toString(), StateJson.write(read).toString());
    assertEquals(
        state.engine().conservative().positions(), read.engine().conservative().positions());
    assertEquals(state.lastJudged(), read.lastJudged());
  }

  @Test
  void itIsReadable() {
    String json =
        StateJson.write(state(new BigDecimal("629.65"), 46901.1, 1_704_438_000)).toString();
    assertTrue(json.contains("\"cash\":629.65"), json);
    assertTrue(json.contains("\"opened_at\":\"2024-01-05T07:00:00Z\""), json);
    assertTrue(json.contains("\"last_skim\":null"), json);
    assertTrue(json.contains("\"last_trade\":{\"BTC-USD\":\"2024-01-05T07:00:00Z\"}"), json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger_id", "conservative", "risk", "hard_stopped", "coins"})
  void whatIsMissingIsNamed(String member) {
    ObjectNode json = StateJson.write(state(BigDecimal.ONE, 1, 0));
    json.remove(member);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> StateJson.read(json));
    assertTrue(refused.toString().contains(member), refused.toString());
  }

  @Test
  void anAmountThatIsNoNumberIsRefused() {
    ObjectNode json = StateJson.write(state(BigDecimal.ONE, 1, 0));
    ((ObjectNode) json.get("conservative")).put("cash", "much");
    assertThrows(IllegalArgumentException.class, () -> StateJson.read(json));
  }

  @Test
  void cashBelowZeroIsRefused() {
    ObjectNode json = StateJson.write(state(BigDecimal.ONE, 1, 0));
    ((ObjectNode) json.get("conservative")).put("cash", -1);
    assertThrows(IllegalArgumentException.class, () -> StateJson.read(json));
  }
}
