package io.cryptobot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The printed definition against the settings of the requirements' section 16. */
class TaskXmlCommandTest {
  private static final String NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task";

  @TempDir private Path folder;

  private final CliHarness cli = new CliHarness();

  private Document printed(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("--task-xml", "--home", folder.toString()));
    all.addAll(List.of(arguments));
    assertEquals(0, cli.run(all.toArray(String[]::new)), cli.err());
    assertTrue(cli.out().chars().allMatch(c -> c < 128), "only ASCII is safe on every way");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(cli.out().getBytes(StandardCharsets.UTF_16)));
  }

  /** The text at a path of element names, each of which must stand there once. */
  private static String at(Document document, String path) {
    Element element = document.getDocumentElement();
    for (String name : path.split("/")) {
      List<Element> found = new ArrayList<>();
      for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element child
            && name.equals(child.getLocalName())
            && NAMESPACE.equals(child.getNamespaceURI())) {
          found.add(child);
        }
      }
      assertEquals(1, found.size(), path + ": " + name);
      element = found.get(0);
    }
    return element.getTextContent();
  }

  @ParameterizedTest
  @CsvSource({
    "Principals/Principal/LogonType, Password",
    "Principals/Principal/RunLevel, LeastPrivilege",
    "Triggers/CalendarTrigger/Enabled, true",
    "Triggers/CalendarTrigger/StartBoundary, 2025-03-01T00:01:00Z",
    "Triggers/CalendarTrigger/ScheduleByDay/DaysInterval, 1",
    "Triggers/CalendarTrigger/Repetition/Interval, PT5M",
    "Triggers/CalendarTrigger/Repetition/Duration, P1D",
    "Triggers/CalendarTrigger/Repetition/StopAtDurationEnd, false",
    "Settings/DisallowStartIfOnBatteries, false",
    "Settings/StopIfGoingOnBatteries, false",
    "Settings/WakeToRun, true",
    "Settings/RunOnlyIfNetworkAvailable, true",
    "Settings/AllowStartOnDemand, true",
    "Settings/StartWhenAvailable, true",
    "Settings/RestartOnFailure/Interval, PT1M",
    "Settings/RestartOnFailure/Count, 3",
    "Settings/ExecutionTimeLimit, PT1H",
    "Settings/AllowHardTerminate, true",
    "Settings/MultipleInstancesPolicy, IgnoreNew",
    "Settings/Enabled, true",
    "Settings/Hidden, false",
    "Settings/RunOnlyIfIdle, false",
    "RegistrationInfo/Description, Automated crypto trading bot (paper trading mode)",
    "RegistrationInfo/URI, \\CryptoBot",
  })
  void eachSettingOfSection16IsThere(String path, String value) throws Exception {
    assertEquals(value, at(printed("--paper"), path));
  }

  @Test
  void itIsADocumentOfTaskScheduler() throws Exception {
    Document document = printed("--paper");
    Element root = document.getDocumentElement();
    assertEquals("Task", root.getLocalName());
    assertEquals(NAMESPACE, root.getNamespaceURI());
    assertEquals("1.2", root.getAttribute("version"));
    List<String> parts = new ArrayList<>();
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element part) {
        parts.add(part.getLocalName());
      }
    }
    assertEquals(
        List.of("RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"), parts);
    Element principal = (Element) document.getElementsByTagNameNS("*", "Principal").item(0);
    Element actions = (Element) document.getElementsByTagNameNS("*", "Actions").item(0);
    assertEquals(principal.getAttribute("id"), actions.getAttribute("Context"));
  }

  @Test
  void theTaskStartsOneLookInTheBotsFolderWithTheFlagsOfTheBot() throws Exception {
    Document document = printed("--paper", "--java", "C:\\Program Files\\Java\\bin\\java.exe");
    assertEquals("C:\\Program Files\\Java\\bin\\java.exe", at(document, "Actions/Exec/Command"));
    assertEquals(folder.toString(), at(document, "Actions/Exec/WorkingDirectory"));
    String arguments = at(document, "Actions/Exec/Arguments");
    assertTrue(arguments.startsWith("-XX:+UseSerialGC -Xmx96m "), arguments);
    assertTrue(arguments.contains(" -XX:SharedArchiveFile="), arguments);
    assertTrue(arguments.contains(" -jar "), arguments);
    assertTrue(arguments.endsWith(" --paper --once"), arguments);
  }

  @Test
  void withoutJavaTheOneThatRunsNowIsTaken() throws Exception {
    assertTrue(Files.isExecutable(Path.of(at(printed("--paper"), "Actions/Exec/Command"))));
  }

  @Test
  void aLiveTaskSaysSoAndNamesItsPhase() throws Exception {
    Document document = printed("--live", "--phase", "light_live");
    assertTrue(at(document, "Actions/Exec/Arguments").endsWith("--live --once --phase light_live"));
    assertTrue(at(document, "RegistrationInfo/Description").contains("live trading"));
    assertEquals(2, cli.run("--task-xml", "--live"));
    assertTrue(cli.err().contains("--live needs its phase"), cli.err());
  }

  @Test
  void theBackupIsTakenEachWeekWithoutANetwork() throws Exception {
    Document document = printed("--backup");
    assertEquals("\\CryptoBot Backup", at(document, "RegistrationInfo/URI"));
    assertEquals("1", at(document, "Triggers/CalendarTrigger/ScheduleByWeek/WeeksInterval"));
    assertEquals("", at(document, "Triggers/CalendarTrigger/ScheduleByWeek/DaysOfWeek/Sunday"));
    assertEquals("2025-03-01T00:33:00Z", at(document, "Triggers/CalendarTrigger/StartBoundary"));
    assertEquals("false", at(document, "Settings/RunOnlyIfNetworkAvailable"));
    assertTrue(at(document, "Actions/Exec/Arguments").endsWith(" --backup --weekly"));
    assertEquals(0, document.getElementsByTagNameNS("*", "Repetition").getLength());
  }

  @Test
  void rightsIntervalAndVisibilityCanBeChosen() throws Exception {
    Document document = printed("--paper", "--highest", "--hidden", "--interval", "120");
    assertEquals("HighestAvailable", at(document, "Principals/Principal/RunLevel"));
    assertEquals("true", at(document, "Settings/Hidden"));
    assertEquals("PT2M", at(document, "Triggers/CalendarTrigger/Repetition/Interval"));
  }

  @Test
  void theTaskIsThatOfThePersonOrOfWhoIsNamed() throws Exception {
    cli.environment().put("USERNAME", "anna");
    assertEquals("anna", at(printed("--paper"), "Principals/Principal/UserId"));
    cli.environment().put("USERDOMAIN", "DESKTOP-1");
    assertEquals("DESKTOP-1\\anna", at(printed("--paper"), "Principals/Principal/UserId"));
    assertEquals(
        "PC\\J\u00F6rg <&> O'Neill",
        at(
            printed("--paper", "--user", "PC\\J\u00F6rg <&> O'Neill"),
            "Principals/Principal/UserId"));
  }

  static Stream<String> folders() {
    return Stream.of(
        "Crypto Bot",
        "B\u00F6rse \u00DCbung",
        "Anna's bot",
        "R&D <1>",
        "\u20AC \u65E5\u672C \uD83D\uDE80",
        "a]]>b");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aFolderOfAnyNameComesThroughUnharmed(String name) throws Exception {
    folder = folder.resolve(name);
    String home = folder.toString();
    Document document = printed("--paper", "--java", home + "/java.exe");
    assertEquals(home, at(document, "Actions/Exec/WorkingDirectory"));
    assertEquals(home + "/java.exe", at(document, "Actions/Exec/Command"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "30", "90", "450", "-60"})
  void anIntervalThatNoTaskCanHaveIsWrongUsage(String seconds) {
    assertEquals(2, cli.run("--task-xml", "--paper", "--interval", seconds));
    assertTrue(cli.err().contains("whole minutes"), cli.err());
  }

  @Test
  void whatTheTaskDoesIsSaidOnce() {
    assertEquals(2, cli.run("--task-xml"));
    assertEquals(2, cli.run("--task-xml", "--paper", "--live", "--phase", "micro_live"));
    assertEquals(2, cli.run("--task-xml", "--backup", "--phase", "micro_live"));
    assertFalse(cli.out().contains("<Task"));
  }
}
