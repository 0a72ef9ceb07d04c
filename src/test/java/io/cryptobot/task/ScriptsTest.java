package io.cryptobot.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all scripts for Windows have in common, and what they share with the jar. */
class ScriptsTest {
  private static final Path FOLDER = Path.of("scripts");
  private static final Set<String> CHANGING =
      Set.of(
          "install.ps1",
          "register-task.ps1",
          "unregister-task.ps1",
          "store-credentials.ps1",
          "update.ps1");

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ps1")).sorted().toList();
    }
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name), StandardCharsets.US_ASCII);
  }

  @Test
  void eachScriptIsThere() throws Exception {
    Set<String> expected = new TreeSet<>(CHANGING);
    expected.addAll(Set.of("common.ps1", "cryptobot.ps1"));
    assertEquals(
        expected,
        new TreeSet<>(scripts().stream().map(file -> file.getFileName().toString()).toList()));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void windowsPowerShellReadsTheEncodingAndTheLineEnds(Path script) throws Exception {
    byte[] bytes = Files.readAllBytes(script);
    for (int i = 0; i < bytes.length; i++) {
      assertTrue(bytes[i] > 0, "ASCII needs no mark: byte " + i);
      assertTrue(bytes[i] != '\n' || (i > 0 && bytes[i - 1] == '\r'), "a bare line feed: " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void eachIsStrictAndHasItsHelp(Path script) throws Exception {
    String text = Files.readString(script, StandardCharsets.US_ASCII);
    assertTrue(text.startsWith("<#\r\n.SYNOPSIS\r\n"), "the help stands first");
    assertTrue(text.contains("\r\n.DESCRIPTION\r\n"));
    assertTrue(
        text.contains("Set-StrictMode -Version") || text.contains("\r\n. \"$PSScriptRoot\\common"),
        "strict, or by what it loads first");
    String name = script.getFileName().toString();
    assertEquals(!name.equals("common.ps1"), text.contains("\r\n.EXAMPLE\r\n.\\scripts\\" + name));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void whatChangesSomethingHasWhatIf(Path script) throws Exception {
    String text = Files.readString(script, StandardCharsets.US_ASCII);
    boolean changes = CHANGING.contains(script.getFileName().toString());
    assertEquals(changes, text.contains("[CmdletBinding(SupportsShouldProcess = $true"));
    assertEquals(changes, text.contains("$PSCmdlet.ShouldProcess("));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void eachParameterIsDescribed(Path script) throws Exception {
    String text = Files.readString(script, StandardCharsets.US_ASCII);
    Matcher block = Pattern.compile("(?s)\\r\\nparam\\((.*?)\\r\\n\\)").matcher(text);
    if (block.find()) {
      Matcher name =
          Pattern.compile("\\$(\\w+)( = [^\\r]*)?,?\\r\\n").matcher(block.group(1) + "\r\n");
      int found = 0;
      while (name.find()) {
        found++;
        assertTrue(text.contains(".PARAMETER " + name.group(1) + "\r\n"), name.group(1));
      }
      assertTrue(found > 0);
    }
  }

  @Test
  void theFlagsAreThoseOfTheTask() throws Exception {
    Matcher list = Pattern.compile("(?s)\\$BotFlags = @\\((.*?)\\)").matcher(text("common.ps1"));
    assertTrue(list.find());
    List<String> flags = new ArrayList<>();
    Matcher flag = Pattern.compile("'([^']*)'").matcher(list.group(1));
    while (flag.find()) {
      flags.add(flag.group(1));
    }
    assertEquals(JavaFlags.always(), flags);
    assertTrue(text("cryptobot.ps1").contains("'" + JavaFlags.ARCHIVE + "'"));
  }

  @Test
  void theNamesOfTheTasksAreThoseOfTheJar() throws Exception {
    String common = text("common.ps1");
    assertTrue(common.contains("$BotTask = '" + TaskDefinition.BOT + "'"));
    assertTrue(common.contains("$BackupTask = '" + TaskDefinition.BACKUP + "'"));
    assertTrue(common.contains(ClassDataArchive.class.getName() + " $Jar"));
  }

  @Test
  void onlyTheDataFolderIsExcludedFromDefenderAndOnlyOnRequest() throws Exception {
    String install = text("install.ps1");
    assertTrue(install.contains("if ($DefenderExclusion -and $PSCmdlet.ShouldProcess($data,"));
    assertTrue(install.contains("$data = Join-Path $target 'data'"));
    assertEquals(2, install.split("Add-MpPreference", -1).length);
    assertTrue(install.contains("Add-MpPreference -ExclusionPath $data\r\n"));
  }

  @Test
  void S31_theFolderIsOpenToItsUserSystemAndAdministratorsAlone() throws Exception {
    assertTrue(
        text("install.ps1")
            .contains(
                "icacls.exe $target /inheritance:r /grant:r \"*${me}:(OI)(CI)F\""
                    + " '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F'"));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void nothingOfAnotherShellComesIn(Path script) throws Exception {
    String text = Files.readString(script, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    for (String other : List.of("invoke-expression", "cmd.exe", "bash", "sudo ", "chmod")) {
      assertFalse(text.contains(other), other);
    }
  }
}
