package io.cryptobot.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cryptobot.cli.CommandLineModel;
import io.cryptobot.pack.WindowsPackage;
import io.cryptobot.risk.BlockReason;
import io.cryptobot.rollout.RolloutPlan;
import io.cryptobot.task.JavaFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents at the top level, as they are. */
class DocumentsTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Set<String> EXPECTED =
      Set.of(
          "README.md",
          "START_HERE.md",
          "INSTALLATION.md",
          "WINDOWS_SETUP.md",
          "HOW_TO_USE.md",
          "UPDATE_GUIDE.md",
          "rollout_1week.md");

  private static final Pattern FIRST_CELL = Pattern.compile("^\\| `([^`]+)` \\|");

  private Map<String, Document> all = Map.of();

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(PROJECT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @BeforeEach
  void read() throws IOException {
    Map<String, Document> read = new TreeMap<>();
    for (String name : names()) {
      read.put(name, Document.read(PROJECT.resolve(name)));
    }
    all = read;
  }

  private Document document(String name) {
    return all.getOrDefault(name, Document.of(name, ""));
  }

  private static String text(String name) throws IOException {
    return Files.readString(PROJECT.resolve(name));
  }

  @Test
  void theSevenDocumentsAreThere() {
    assertTrue(all.keySet().containsAll(EXPECTED), all.keySet().toString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCommandFileAndLinkHolds(String name) throws Exception {
    List<String> complaints = new DocumentCheck(PROJECT, all).complaints(document(name));
    assertTrue(complaints.isEmpty(), String.join("\n", complaints));
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachLeadsToTheStartOrIsReachedFromIt(String name) {
    List<String> links =
        document("START_HERE.md").prose().stream().flatMap(line -> line.links().stream()).toList();
    assertTrue(links.contains(name), name);
  }

  @Test
  void theInventoryNamesTheFilesOfThePackageAndNoOther(@TempDir Path folder) throws Exception {
    Path jar = Files.writeString(folder.resolve("cryptobot.jar"), "jar");
    Path zip = folder.resolve("package.zip");
    WindowsPackage.main(
        new String[] {PROJECT.toString(), jar.toString(), zip.toString(), "2026-01-01T00:00:00Z"});
    Set<String> packed = new TreeSet<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      file.stream()
          .map(entry -> entry.getName().replaceFirst("^cryptobot/", "").replace('/', '\\'))
          .forEach(packed::add);
    }
    assertEquals(packed, firstCells("All files of the package"));
  }

  @Test
  void theFilesThatTheProgramMakesLaterAreThoseThatItsClassesName() throws Exception {
    assertEquals(KnownFiles.madeByTheProgram(), firstCells("What the program makes later"));
    for (String made : KnownFiles.madeByTheProgram()) {
      String source = Files.readString(PROJECT.resolve(KnownFiles.source(made)));
      String name = made.substring(made.lastIndexOf('\\') + 1).replaceFirst("\\.bak$", "");
      assertTrue(source.contains('"' + name + '"'), made);
    }
  }

  private Set<String> firstCells(String section) {
    Set<String> cells = new TreeSet<>();
    for (Document.Line line : document("START_HERE.md").prose()) {
      Matcher cell = FIRST_CELL.matcher(line.text());
      if (line.section().equals(section) && cell.find()) {
        cells.add(cell.group(1));
      }
    }
    return cells;
  }

  @Test
  void theReferenceNamesEveryModeAndEveryOption() throws Exception {
    String reference = text("HOW_TO_USE.md");
    for (Map.Entry<String, Set<String>> mode : CommandLineModel.options().entrySet()) {
      assertTrue(reference.contains("`" + mode.getKey()), mode.getKey());
      for (String option : mode.getValue()) {
        assertTrue(reference.contains("`" + option + "`"), mode.getKey() + " " + option);
      }
    }
  }

  @Test
  void theReferenceNamesNoOptionThatThereIsNot() {
    Set<String> known = new TreeSet<>(Set.of("--home", "--help", "--version"));
    CommandLineModel.options().forEach((mode, options) -> known.add(mode));
    CommandLineModel.options().forEach((mode, options) -> known.addAll(options));
    Pattern option = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    for (Document document : all.values()) {
      for (Document.Line line : document.prose()) {
        for (String code : line.code()) {
          Matcher found = option.matcher(code);
          while (found.find()) {
            assertTrue(
                known.contains(found.group()), document.name() + ":" + line.number() + ": " + code);
          }
        }
      }
    }
  }

  @Test
  void theReferenceNamesEverySetting() throws Exception {
    String reference = text("HOW_TO_USE.md");
    try (Stream<Path> files = Files.list(PROJECT.resolve("config"))) {
      for (Path file : files.filter(one -> !one.endsWith("credentials.example.json")).toList()) {
        JsonNode settings = new JsonMapper().readTree(file.toFile());
        for (String key : keys(settings)) {
          assertTrue(
              reference.contains("`" + key + "`"), file.getFileName() + " has the key " + key);
        }
      }
    }
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getKey().startsWith("_") && !field.getKey().endsWith("-USD")) {
        keys.add(field.getKey());
        keys.addAll(keys(field.getValue()));
      }
    }
    keys.removeAll(Set.of("sandbox_test", "micro_live", "light_live", "full_live"));
    return keys;
  }

  @Test
  void theReferenceNamesEveryReasonOfABlock() throws Exception {
    String reference = text("HOW_TO_USE.md");
    for (BlockReason reason : BlockReason.values()) {
      String name = reason.name().toLowerCase(Locale.ROOT);
      assertTrue(reference.contains("`" + name + "`"), name);
    }
  }

  @Test
  void theGuideToWindowsHasTheFlagsOfTheTask() throws Exception {
    String guide = text("WINDOWS_SETUP.md");
    assertTrue(guide.contains(String.join(" ", JavaFlags.always())));
  }

  @Test
  void whatNeedsAWindowsIsMarked() {
    List<String> rows =
        document("WINDOWS_SETUP.md").prose().stream()
            .filter(line -> line.section().endsWith("Not yet run on Windows"))
            .map(Document.Line::text)
            .filter(line -> line.startsWith("| ") && !line.startsWith("| step"))
            .toList();
    assertTrue(rows.size() > 5);
    rows.forEach(row -> assertTrue(row.contains("| not yet run on Windows |"), row));
  }

  @Test
  void thePlanHasEachDayThatTheProgramJudges() throws Exception {
    String source =
        Files.readString(
            PROJECT
                .resolve("src")
                .resolve("main")
                .resolve("java")
                .resolve(RolloutPlan.class.getName().replace('.', '/') + ".java"));
    Matcher day =
        Pattern.compile("new RolloutDay\\(\\s*\"([0-9.]+)\",\\s*\"([^\"]+)\"").matcher(source);
    List<String> chapters = document("rollout_1week.md").headings(2);
    int days = 0;
    while (day.find()) {
      days++;
      String chapter = "Day " + day.group(1) + ": " + day.group(2);
      assertTrue(chapters.contains(chapter), chapter);
      for (String part : List.of("**Capital:**", "**Passed when", "**Rollback:**")) {
        assertTrue(
            document("rollout_1week.md").prose().stream()
                .anyMatch(line -> line.section().equals(chapter) && line.text().startsWith(part)),
            chapter + " " + part);
      }
    }
    assertEquals(8, days);
  }
}
