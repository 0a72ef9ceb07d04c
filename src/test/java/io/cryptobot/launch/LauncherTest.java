package io.cryptobot.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  private static final String FOLDER = "C:\\Program Files\\Java\\jre";

  @ParameterizedTest
  @ValueSource(strings = {"1.8", "1.7", "9", "11", "16", "", "unknown", "1.99x"})
  void anOlderJavaIsToldWhichOneIsNeededAndWhereToGetIt(String version) {
    String complaint = Launcher.complaint(version, FOLDER);
    assertTrue(complaint.contains("needs Java 17 or newer"), complaint);
    assertTrue(complaint.contains("adoptium.net"), complaint);
    assertTrue(complaint.contains(FOLDER), complaint);
    assertTrue(complaint.contains("this is Java " + version), complaint);
    assertFalse(complaint.contains("\n"), "one paragraph");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "18", "21", "25", "26"})
  void aJavaThatIsNewEnoughIsLetThrough(String version) {
    assertEquals("", Launcher.complaint(version, FOLDER));
  }
}
