package io.cryptobot.cli;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads option values and complains in words that need no knowledge of Java. */
final class PlainConverters {
  private PlainConverters() {}

  static void register(CommandLine commands) {
    commands.registerConverter(LocalDate.class, PlainConverters::date);
    commands.registerConverter(BigDecimal.class, PlainConverters::number);
    commands.registerConverter(Integer.class, PlainConverters::wholeNumber);
    commands.registerConverter(int.class, PlainConverters::wholeNumber);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'" + text + "' is no date; write it as 2024-12-31");
    }
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no number");
    }
  }

  private static Integer wholeNumber(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no whole number");
    }
  }
}
