package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the local Coinbase from serving. */
class SimulatorCommandTest {
  @TempDir private Path home;
  private CliHarness cli;

  @BeforeEach
  void open() throws IOException {
    cli = new CliHarness(home);
    CandleFolder.in(home.resolve("candles"), 48);
    Files.createDirectories(home.resolve("data"));
  }

  private int run(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "--simulator";
    arguments[1] = "--replay";
    arguments[2] = "candles";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return cli.run(arguments);
  }

  private void assertTold(String... words) {
    for (String word : words) {
      assertTrue(cli.err().contains(word), cli.err());
    }
    assertFalse(cli.err().contains("Exception"), cli.err());
    assertEquals("", cli.out());
  }

  @Test
  void aPortIsANumberUpTo65535() {
    assertEquals(2, run("--port", "65536"));
    assertTold("--port is 65536", "0 to 65535");
    assertEquals(2, run("--port", "-1"));
    assertEquals(2, run("--port", "http"));
    assertTold("'http' is no whole number");
  }

  @Test
  void aFileOfFaultsThatIsNotThereIsNamed() {
    assertEquals(1, run("--faults", "faults.json"));
    assertTold(home.resolve("faults.json") + " is not there", "Check --faults FILE");
  }

  @Test
  void candlesThatAreUsedUpAreNamedAndHowToBeginAnew() throws IOException {
    Path begun = home.resolve("data").resolve("simulator_replay.json");
    String folder = home.resolve("candles").toString().replace("\\", "\\\\");
    Files.writeString(
        begun, "{\"folder\":\"" + folder + "\",\"begun_at\":\"2025-02-20T08:00:00Z\"}");

    assertEquals(1, run());
    assertTold("used up", "2025-02-20T08:00:00Z", "delete " + begun);
  }

  @Test
  void damagedBooksAreNamedAndLeftAlone() throws IOException {
    Path books = home.resolve("data").resolve("simulator_state.json");
    Files.writeString(books, "{\"born_at\": \"2025");

    assertEquals(1, run());
    assertTold(books + " does not hold the books", "move it away");
    assertEquals("{\"born_at\": \"2025", Files.readString(books));
  }
}
