package io.cryptobot.health;

import static io.cryptobot.health.TestHome.assertFinding;
import static io.cryptobot.health.TestHome.assertPass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cryptobot.health.WindowsCommands.Output;
import io.cryptobot.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderRightsCheckTest {
  private static final String ME = "S-1-5-21-1004336348-1177238915-682003330-1001";
  private static final String CLOSED =
      "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;" + ME + ")";

  private final List<Path> saved = new ArrayList<>();

  /** As whoami and icacls answer on a German Windows. */
  private WindowsFacts windows(String sddl) {
    return new WindowsFacts(
        command -> {
          if (command.get(0).equals("whoami")) {
            return new Output(0, "\"desktop-1\\j\u00f6rg\",\"" + ME + "\"\r\n");
          }
          Path file = Path.of(command.get(3));
          saved.add(file);
          Files.writeString(file, "crypto_bot\r\n" + sddl + "\r\n", StandardCharsets.UTF_16LE);
          return new Output(0, "1 Dateien erfolgreich verarbeitet");
        });
  }

  private Finding check(String sddl) throws IOException, InterruptedException {
    return new FolderRightsCheck(new Home(Path.of("crypto's bot")), windows(sddl)).check();
  }

  @Test
  void S31_aFolderOfItsUserSystemAndAdministratorsPasses() throws Exception {
    assertPass(check(CLOSED), "only you, SYSTEM and Administrators");
    assertFalse(Files.exists(saved.get(0)), "what was saved is gone");
  }

  /** The second is what a folder under C: inherits. */
  @ParameterizedTest
  @CsvSource({
    "(A;OICI;0x1301bf;;;AU), AU",
    "(A;OICIIOID;SDGXGWGR;;;AU), AU",
    "(A;OICI;FA;;;WD), WD",
    "(A;OICI;FW;;;BU), BU",
    "(A;CI;LC;;;BU), BU",
    "(A;CI;DCLCRPCR;;;S-1-5-32-545), S-1-5-32-545",
    "(A;;WD;;;S-1-5-21-1004336348-1177238915-682003330-1002),"
        + " S-1-5-21-1004336348-1177238915-682003330-1002",
  })
  void S31_aFolderThatOthersMayChangeIsAWarning(String entry, String who) throws Exception {
    assertFinding(
        Level.WARN,
        "can be changed by others: " + who,
        "install.ps1 -Folder '",
        check(CLOSED + entry));
  }

  @ParameterizedTest
  @CsvSource({
    "(A;OICI;0x1200a9;;;BU)",
    "(A;OICI;FR;;;WD)",
    "(A;OICIIO;GRGX;;;AU)",
    "(D;OICI;FA;;;BU)",
    "(A;OICIIO;FA;;;CO)",
    "(A;OICI;FA;;;S-1-5-32-544)",
  })
  void whoOnlyReadsOrIsTrustedOrDeniedChangesNothing(String entry) throws Exception {
    assertPass(check(CLOSED + entry), "only you");
  }

  @Test
  void theBuiltInAdministratorIsTheUserWhereHeRunsTheBot() {
    String list = "D:P(A;OICI;FA;;;LA)";
    assertEquals(List.of("LA"), AccessList.othersWhoMayChange(list, ME));
    assertEquals(List.of(), AccessList.othersWhoMayChange(list, "S-1-5-21-1-2-3-500"));
  }

  @Test
  void aFolderWithoutAListIsOpenToAll() throws Exception {
    assertFinding(Level.WARN, "everybody", "install.ps1", check("D:NO_ACCESS_CONTROL"));
  }

  @Test
  void whereWindowsDoesNotTellNothingIsClaimed() throws Exception {
    Finding finding =
        new FolderRightsCheck(
                new Home(Path.of("bot")), new WindowsFacts(command -> new Output(1, "Zugriff")))
            .check();
    assertEquals(Level.SKIP, finding.level());
  }
}
