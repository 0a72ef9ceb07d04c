package io.cryptobot.health;

import static io.cryptobot.health.TestHome.assertFinding;
import static io.cryptobot.health.TestHome.assertPass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.health.WindowsCommands.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsChecksTest {
  /** As a German Windows prints it. */
  private static final String POWER =
      """
      GUID des Energieschemas: 381b4222-f694-41f0-9685-ff5bb260df2e  (Ausbalanciert)
        GUID-Alias: SCHEME_BALANCED
        GUID der Untergruppe: 238c9fa8-0aad-41ed-83f4-97be242c8f20  (Energie sparen)
          GUID der Energieeinstellung: 29f6c1db-86da-48c5-9fdb-f2b67b1f44da  (Deaktivierung nach)
            Minimal möglicher Wert: 0x00000000
            Maximal möglicher Wert: 0xffffffff
            Inkrement möglicher Werte: 0x00000001
            Einheit möglicher Werte: Sekunden
          Index der aktuellen Wechselstromeinstellung: 0x%08x
          Index der aktuellen Gleichstromeinstellung: 0x%08x
      """;

  private static final String TASK =
      """
      <?xml version="1.0" encoding="UTF-16"?>
      <Task version="1.4">
        <Triggers><TimeTrigger><Enabled>false</Enabled></TimeTrigger></Triggers>
        <Settings>
          <Enabled>true</Enabled>
          <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
          <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
        </Settings>
      </Task>
      """;

  private static WindowsFacts answering(int exitCode, String text) {
    return new WindowsFacts(command -> new Output(exitCode, text));
  }

  @ParameterizedTest
  @CsvSource({
    "0,    0,   PASS, plugged in never; on battery never",
    "0,    900, PASS, plugged in never; on battery after 15 min",
    "1800, 900, WARN, plugged in after 30 min; on battery after 15 min",
    "30,   0,   WARN, plugged in after 1 min",
  })
  void aComputerThatFallsAsleepIsAWarning(int mains, int battery, Level level, String fact)
      throws Exception {
    SleepCheck check = new SleepCheck(answering(0, POWER.formatted(mains, battery)));
    assertFinding(level, fact, level == Level.WARN ? "standby-timeout-ac 0" : "", check.check());
  }

  @Test
  void aComputerThatCannotSleepPasses() throws Exception {
    assertPass(new SleepCheck(answering(1, "")).check(), "no setting");
    assertPass(new SleepCheck(answering(0, "0x00000001")).check(), "no setting");
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, PASS, is on, ''",
    "<Enabled>true, WARN, is switched off, Enable-ScheduledTask",
    "<DisallowStartIfOnBatteries>false, WARN, does not run on battery, Conditions",
    "<StopIfGoingOnBatteries>false, WARN, does not run on battery, Conditions",
  })
  void aTaskThatWillNotRunIsAWarning(String turned, Level level, String fact, String whatToDo)
      throws Exception {
    String to =
        turned.endsWith("true") ? turned.replace("true", "false") : turned.replace("false", "true");
    String xml = TASK.replace(turned, to);
    assertFinding(level, fact, whatToDo, new TaskCheck(answering(0, xml)).check());
    String twoBytesALetter = xml.replaceAll("(?s)(.)", "$1\0");
    assertFinding(level, fact, whatToDo, new TaskCheck(answering(0, twoBytesALetter)).check());
  }

  @Test
  void noTaskPasses() throws Exception {
    assertPass(new TaskCheck(answering(1, "ERROR")).check(), "there is no task CryptoBot");
    assertPass(new TaskCheck(answering(0, "nonsense")).check(), "there is no task CryptoBot");
  }

  @Test
  void theRightProgramsAreAsked() throws Exception {
    WindowsFacts facts =
        new WindowsFacts(
            command -> {
              assertTrue(List.of("powercfg", "schtasks").contains(command.get(0)));
              return new Output(1, "");
            });
    assertTrue(facts.sleep().isEmpty());
    assertTrue(facts.task().isEmpty());
  }

  @Test
  void aProgramIsRunToItsEnd() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Output output = new ProcessCommands(Duration.ofMinutes(1)).run(List.of(java, "-version"));
    assertEquals(0, output.exitCode());
    assertTrue(output.text().contains("version"), output.text());
    IOException late =
        assertThrows(
            IOException.class,
            () -> new ProcessCommands(Duration.ZERO).run(List.of(java, "-version")));
    assertTrue(String.valueOf(late.getMessage()).contains("did not end"), late.toString());
    assertThrows(
        IOException.class,
        () -> new ProcessCommands(Duration.ofMinutes(1)).run(List.of("no-such-program-here")));
  }
}
