package io.cryptobot.docs;

import io.cryptobot.cli.CommandLineModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at a command for PowerShell: would it be understood, and is there all that it names? */
final class CommandCheck {
  private static final String SCRIPTS = ".\\scripts\\";
  private static final String STARTER = "cryptobot.ps1";

  /** What is not ours, each with the parameters that the documents use. */
  private static final Map<String, Set<String>> WINDOWS =
      Map.ofEntries(
          Map.entry("Add-MpPreference", Set.of("-ExclusionPath")),
          Map.entry("ConvertFrom-Json", Set.of()),
          Map.entry("Copy-Item", Set.of()),
          Map.entry("Disable-ScheduledTask", Set.of("-TaskName")),
          Map.entry("Enable-ScheduledTask", Set.of("-TaskName")),
          Map.entry("Expand-Archive", Set.of("-LiteralPath", "-DestinationPath")),
          Map.entry("Format-List", Set.of()),
          Map.entry("Format-Table", Set.of()),
          Map.entry("Get-ChildItem", Set.of()),
          Map.entry("Get-Content", Set.of("-Tail", "-Wait")),
          Map.entry("Get-Help", Set.of("-Full")),
          Map.entry("Get-MpPreference", Set.of()),
          Map.entry("Get-PSDrive", Set.of()),
          Map.entry("Import-Csv", Set.of()),
          Map.entry("Measure-Command", Set.of()),
          Map.entry("New-Item", Set.of("-Path", "-ItemType")),
          Map.entry(
              "New-ItemProperty", Set.of("-Path", "-Name", "-Value", "-PropertyType", "-Force")),
          Map.entry("Out-File", Set.of("-Encoding")),
          Map.entry("Remove-Item", Set.of()),
          Map.entry("Remove-MpPreference", Set.of("-ExclusionPath")),
          Map.entry("Rename-Item", Set.of()),
          Map.entry("Select-Object", Set.of("-ExpandProperty", "-Last")),
          Map.entry("Set-ExecutionPolicy", Set.of("-ExecutionPolicy", "-Scope")),
          Map.entry("Test-Path", Set.of()),
          Map.entry("Unblock-File", Set.of()),
          Map.entry("cd", Set.of()),
          Map.entry("icacls", Set.of()),
          Map.entry("notepad", Set.of()),
          Map.entry("powercfg", Set.of()),
          Map.entry("w32tm", Set.of()));

  private final Path scripts;
  private final KnownFiles files;

  CommandCheck(Path project) {
    this.scripts = project.resolve("scripts");
    this.files = new KnownFiles(project);
  }

  /** Whether a piece of code in a sentence is a command of ours or of PowerShell's. */
  static boolean isCommand(String code) {
    List<List<String>> statements = PowerShell.statements(code);
    if (statements.isEmpty() || code.startsWith("[")) {
      return false;
    }
    String first = statements.get(0).get(0);
    return first.startsWith(SCRIPTS)
        || code.startsWith("java -jar ")
        || (WINDOWS.containsKey(first) && statements.get(0).size() > 1);
  }

  /** What is wrong with a line of commands. */
  List<String> complaints(String line) throws IOException {
    List<String> complaints = new ArrayList<>();
    for (List<String> words : PowerShell.statements(line)) {
      complaints.addAll(statement(words));
      for (String word : words) {
        complaints.addAll(path(word));
      }
    }
    return complaints;
  }

  private List<String> statement(List<String> words) throws IOException {
    String first = words.get(0);
    if (first.startsWith("$env:") && words.size() == 3 && words.get(1).equals("=")) {
      return List.of();
    }
    if (first.equals("java")) {
      return java(words.subList(1, words.size()));
    }
    if (first.startsWith(SCRIPTS)) {
      return script(first.substring(SCRIPTS.length()), words.subList(1, words.size()));
    }
    Set<String> parameters = WINDOWS.get(first);
    if (parameters == null) {
      return List.of("no command that the documents use: " + first);
    }
    return words.stream()
        .filter(word -> word.startsWith("-") && !parameters.contains(word))
        .map(word -> first + " is not called with " + word)
        .toList();
  }

  private static List<String> java(List<String> words) {
    if (words.equals(List.of("-version"))) {
      return List.of();
    }
    int jar = words.indexOf("-jar") + 1;
    if (jar == 0 || jar == words.size() || !words.get(jar).endsWith("cryptobot.jar")) {
      return List.of("Java starts something else than cryptobot.jar: " + words);
    }
    return program(words.subList(jar + 1, words.size()));
  }

  private static List<String> program(List<String> words) {
    return CommandLineModel.complaint(words).map(List::of).orElse(List.of());
  }

  private List<String> script(String name, List<String> words) throws IOException {
    if (name.startsWith("*")) {
      return List.of();
    }
    Optional<Script> script = Script.find(scripts, name);
    if (script.isEmpty()) {
      return List.of("there is no script " + name);
    }
    if (name.equals(STARTER)) {
      return script.get().takesAnything() ? program(words) : List.of("its words go nowhere");
    }
    return script.get().complaints(words);
  }

  /** What is wrong with a word that may be a path. */
  List<String> path(String word) {
    String path = relative(word);
    return KnownFiles.isOurs(path) && !files.isThere(path)
        ? List.of("nobody makes the file " + path)
        : List.of();
  }

  private static String relative(String word) {
    String path = word.startsWith(".\\") ? word.substring(2) : word;
    return path.startsWith("C:\\crypto_bot\\") ? path.substring("C:\\crypto_bot\\".length()) : path;
  }
}
