package io.cryptobot.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "C:\\bot\\cryptobot.jar                | C:\\bot\\cryptobot.jar",
        "C:\\Crypto Bot\\cryptobot.jar         | \"C:\\Crypto Bot\\cryptobot.jar\"",
        "C:\\Crypto Bot\\                      | \"C:\\Crypto Bot\\\\\"",
        "C:\\J\u00F6rg's R&D\\a.jar            | \"C:\\J\u00F6rg's R&D\\a.jar\"",
        "C:\\Anna's\\a.jar                     | C:\\Anna's\\a.jar",
        "say \"yes\"                           | \"say \\\"yes\\\"\"",
        "a \\\"b                               | \"a \\\\\\\"b\"",
        "``                                    | \"\"",
      })
  void anArgumentIsQuotedAsWindowsReadsIt(String argument, String text) {
    assertEquals(text, CommandLineText.of(List.of(argument)));
  }

  @Test
  void argumentsAreSeparatedByABlank() {
    assertEquals("-jar \"a b\" --paper", CommandLineText.of(List.of("-jar", "a b", "--paper")));
  }

  @Test
  void theWholeLineOfATask() {
    TaskDefinition.Program program =
        new TaskDefinition.Program(
            "C:\\java.exe",
            "C:\\Crypto Bot\\cryptobot.jar",
            "C:\\Crypto Bot\\cryptobot.jsa",
            "C:\\Crypto Bot",
            List.of("--paper", "--once"));
    assertEquals(
        String.join(" ", JavaFlags.always())
            + " \"-XX:SharedArchiveFile=C:\\Crypto Bot\\cryptobot.jsa\""
            + " -jar \"C:\\Crypto Bot\\cryptobot.jar\" --paper --once",
        program.arguments());
  }
}
