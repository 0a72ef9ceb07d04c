package io.cryptobot.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @ParameterizedTest
  @CsvSource({
    "'1234.5', '$1,234.50', '+$1,234.50'",
    "'-12.305', '-$12.31', '-$12.31'",
    "'-0.001', '$0.00', '$0.00'",
    "'0.001', '$0.00', '$0.00'",
    "'0', '$0.00', '$0.00'"
  })
  void moneyHasCentsAndThousands(BigDecimal dollars, String plain, String signed) {
    assertEquals(plain, Texts.money(dollars));
    assertEquals(signed, Texts.signedMoney(dollars));
  }

  @ParameterizedTest
  @CsvSource({"1234.567, '+1,234.57%'", "-0.5, -0.50%", "-0.001, 0.00%", "0.001, 0.00%"})
  void percentHasTwoDecimals(double percent, String signed) {
    assertEquals(signed, Texts.signedPercent(percent));
  }

  @Test
  void anUndefinedFigureSaysWhy() {
    assertEquals("n/a (no losing trade)", Texts.number(Figure.undefined("no losing trade")));
    assertEquals("1.10", Texts.number(Figure.of(1.1)));
    assertEquals("n/a (too large to be shown)", Texts.number(Figure.of(1e300)));
  }

  @Test
  void timesAreUtc() {
    Instant time = Instant.parse("2024-01-31T23:30:00Z");
    assertEquals("2024-01-31 23:30 UTC", Texts.minute(time));
    assertEquals("2024-01-31", Texts.day(time));
  }

  @Test
  void durationsAreShort() {
    assertEquals("30 min", Texts.duration(Duration.ofMinutes(30)));
    assertEquals("3 h 20 min", Texts.duration(Duration.ofMinutes(200)));
    assertEquals("1 d 3 h", Texts.duration(Duration.ofHours(27)));
  }
}
