package io.cryptobot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

  @Test
  void booleansAreWrittenAsPythonWritesThem() {
    assertEquals("True", CsvText.of(true));
    assertEquals("False", CsvText.of(false));
  }

  @ParameterizedTest
  @CsvSource({
    "1E+3, 1000",
    "0.10, 0.1",
    "0E-10, 0",
    "-1.1954999995, -1.1954999995",
    "0.0000000012, 0.0000000012"
  })
  void decimalsHaveEveryDigitAndNoExponent(BigDecimal number, String expected) {
    assertEquals(expected, CsvText.of(number));
  }

  @ParameterizedTest
  @CsvSource({
    "999.85, 6, 999.85",
    "1000, 6, 1000",
    "0.30000000000000004, 6, 0.3",
    "1e-7, 6, 0",
    "-0.0000001, 6, 0",
    "-2.5, 6, -2.5",
    "1e20, 2, 100000000000000000000",
    "2.6, 0, 3",
    "NaN, 6, ''",
    "Infinity, 6, ''"
  })
  void numbersAreRoundedWithoutTrailingZeros(double number, int decimals, String expected) {
    assertEquals(expected, CsvText.of(number, decimals));
  }

  @ParameterizedTest
  @CsvSource({"998.8045, 998.80", "5, 5.00", "0.005, 0.01", "-0.126, -0.13"})
  void centsAreAlwaysTwo(double dollars, String expected) {
    assertEquals(expected, CsvText.cents(dollars));
  }

  @Test
  void timesAreIsoWithZ() {
    assertEquals("2021-01-22T00:30:00Z", CsvText.of(Instant.ofEpochSecond(1611275400)));
  }

  @ParameterizedTest
  @CsvSource({
    "=SUM(A1), '''=SUM(A1)'",
    "@cmd, '''@cmd'",
    "+49 30, '''+49 30'",
    "-x, '''-x'",
    "-1.5, -1.5",
    "+2, +2",
    "RSI dip, RSI dip",
    "'', ''"
  })
  void textThatASpreadsheetWouldCalculateIsDisarmed(String cell, String expected) {
    assertEquals(expected, CsvText.withoutFormula(cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-03-01T12:34:56Z",
        "2024-02-29T23:59:59Z",
        "1969-12-31T23:59:59Z",
        "2025-03-01T12:34:56.123456Z"
      })
  void aTimeIsReadAsItWasWritten(String cell) {
    assertEquals(Instant.parse(cell), CsvText.time(cell));
    assertEquals(cell, CsvText.of(CsvText.time(cell)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "timestamp",
        "2025-02-29T00:00:00Z",
        "2025-03-01T24:00:00Z",
        "2025-03-01T12:60:00Z",
        "2025-03-01T12:3x:00Z",
        "2025-03-01 12:30:00Z"
      })
  void whatIsNoTimeIsNotRead(String cell) {
    assertThrows(DateTimeException.class, () -> CsvText.time(cell));
  }
}
