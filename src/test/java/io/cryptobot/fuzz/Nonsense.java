package io.cryptobot.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Values that readers stumble over, as they stand in JSON. */
final class Nonsense {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "0.0",
          "-0.0",
          "1",
          "-1",
          "1e400",
          "-1e400",
          "1e-400",
          "-1e-400",
          "1e308",
          "1.7976931348623157e308",
          "4.9e-324",
          "1e-320",
          "1e30",
          "1e60",
          "1e61",
          "1e100",
          "1e-61",
          "1e999999999",
          "-1e999999999",
          "1e-999999999",
          "1e2147483647",
          "1e2147483648",
          "1e-2147483648",
          "1e9999999999",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "9007199254740993",
          "2147483648",
          "-2147483649",
          "4294967296",
          "0.1e1",
          "100E-2",
          "0.00000001",
          "0.000000000000000001",
          "123456789012345678901234567890",
          "1.000000000000000000000000000000000000000000000001");

  /** No JSON. */
  private static final List<String> BROKEN =
      List.of(
          "NaN",
          "Infinity",
          "-Infinity",
          "+1",
          ".5",
          "5.",
          "01",
          "0x10",
          "1_000",
          "1,5",
          "--1",
          "1e",
          "undefined",
          "None",
          "True",
          "'x'",
          "\"",
          "\\",
          "[",
          "{",
          "]",
          "}",
          ",",
          ":",
          "//",
          "/* */",
          "\"\\u12\"",
          "\"\\ud800\"",
          "\"\u0000\"",
          "\"\t\"",
          "");

  private static final List<String> OTHERS =
      List.of(
          "null",
          "true",
          "false",
          "[]",
          "{}",
          "[[]]",
          "[{}]",
          "{\"\":null}",
          "[null]",
          "[0]",
          "{\"value\":\"1\"}",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"null\"",
          "\"NaN\"",
          "\"Infinity\"",
          "\"-Infinity\"",
          "\"0x1p3\"",
          "\"1d\"",
          "\"1f\"",
          "\"+1\"",
          "\"1,5\"",
          "\"1 000\"",
          "\"\uff11\uff12\"",
          "\"\u0663\"",
          "\"BTC-USD\"",
          "\"ETH-EUR\"",
          "\"btc-usd\"",
          "\"USD-USD\"",
          "\"../../x\"",
          "\"C:\\\\x\"",
          "\"\\ud83d\\ude00\"",
          "\"<script>\"",
          "\"=cmd|' /C calc'!A0\"",
          "\"a\\nb\"",
          "\"\u202e\"",
          "\"BUY\"",
          "\"SELL\"",
          "\"FILLED\"",
          "\"done\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"2026-11-24T10:00:60Z\"",
          "\"2026-11-24\"",
          "\"2026-11-24T10:00:00+25:00\"",
          "\"+1000000000-12-31T23:59:59Z\"",
          "\"-1000000000-01-01T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"1970-01-01T00:00:00Z\"",
          "\"9999-12-31T23:59:59.999999999Z\"");

  private static final int[] DEPTHS = {20, 500, 1001, 5000, 100_000};
  private static final int[] LENGTHS = {101, 400, 1001, 5000, 100_000, 1_000_000};

  private Nonsense() {}

  /** A value; mostly JSON, rarely very large. */
  static String value(RandomGenerator random) {
    int kind = random.nextInt(400);
    if (kind == 0) {
      return nested(random);
    }
    if (kind == 1) {
      return '"' + "x".repeat(LENGTHS[random.nextInt(LENGTHS.length)]) + '"';
    }
    if (kind <= 3) {
      return digits(random);
    }
    if (kind < 180) {
      return maybeText(NUMBERS.get(random.nextInt(NUMBERS.size())), random);
    }
    if (kind < 200) {
      return BROKEN.get(random.nextInt(BROKEN.size()));
    }
    if (kind < 240) {
      return maybeText(Double.toString(Double.longBitsToDouble(random.nextLong())), random);
    }
    return OTHERS.get(random.nextInt(OTHERS.size()));
  }

  private static String maybeText(String number, RandomGenerator random) {
    return random.nextBoolean() ? number : '"' + number + '"';
  }

  private static String digits(RandomGenerator random) {
    String digits = "9".repeat(LENGTHS[random.nextInt(LENGTHS.length)]);
    String number =
        switch (random.nextInt(4)) {
          case 0 -> "0." + digits;
          case 1 -> "-" + digits;
          case 2 -> "1e" + digits;
          default -> digits;
        };
    return maybeText(number, random);
  }

  /** Brackets in brackets, closed or not. */
  private static String nested(RandomGenerator random) {
    int depth = DEPTHS[random.nextInt(DEPTHS.length)];
    boolean isList = random.nextBoolean();
    String begin = (isList ? "[" : "{\"a\":").repeat(depth);
    String end = random.nextBoolean() ? "" : (isList ? "]" : "}").repeat(depth);
    return begin + (end.isEmpty() ? "" : "0") + end;
  }

  /** As it stands in a cell or a plain text: without the quotes of JSON. */
  static String plain(RandomGenerator random) {
    String value = value(random);
    boolean isText = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return isText && random.nextInt(8) > 0 ? value.substring(1, value.length() - 1) : value;
  }
}
