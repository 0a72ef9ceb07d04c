package io.cryptobot;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.junit.ArchTest;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.File;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * {@code acceptance.csv} names for each check box of the requirements, and each rule of money
 * safety, the tests that show it.
 *
 * <pre>
 * box,test
 * 18 Kill switch stops bot immediately,DaemonTest#theKillSwitchEndsTheSleep PaperProcessIT
 * S5 The newest candle is never filled in live,DaemonTest#S05_aCandleThatIsNotPublishedIsNotJudged
 * </pre>
 *
 * <p>A box of the requirements begins with the number of its section, a rule with its own. Tests
 * are separated by a blank; the same box may stand in several lines.
 */
class AcceptanceTest {
  private static final Path SHARED = Path.of("..", "shared");
  private static final int RULES = 34;
  private static final Set<Class<? extends Annotation>> MARKS =
      Set.of(Test.class, ParameterizedTest.class, Property.class, ArchTest.class);

  private static final Map<String, List<String>> BOXES = new TreeMap<>();
  private static final List<String> LINES = new ArrayList<>();
  private static final Map<String, List<String>> CLASSES = new HashMap<>();

  @BeforeAll
  static void read() throws IOException, URISyntaxException {
    Path table = Path.of("src", "test", "resources", "acceptance.csv");
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
      for (NamedCsvRecord row : rows) {
        List<String> tests = BOXES.computeIfAbsent(row.getField("box"), box -> new ArrayList<>());
        for (String test : row.getField("test").strip().split("\\s+")) {
          tests.add(test);
          LINES.add(row.getField("box") + " - " + test);
        }
      }
    }
    Path compiled =
        Path.of(AcceptanceTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(compiled)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .forEach(file -> add(compiled.relativize(file)));
    }
  }

  private static void add(Path file) {
    String whole = file.toString().replace(".class", "").replace(File.separatorChar, '.');
    String simple = whole.substring(whole.lastIndexOf('.') + 1);
    CLASSES.computeIfAbsent(simple, one -> new ArrayList<>()).add(whole);
  }

  /** The class of that simple name, without running anything of it. */
  private static Class<?> named(String name, String line) {
    List<String> found = CLASSES.getOrDefault(name, List.of());
    assertEquals(1, found.size(), () -> line + ": there is no one class " + name + ": " + found);
    try {
      return Class.forName(found.get(0), false, AcceptanceTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(line, e);
    }
  }

  private static boolean isMarked(AnnotatedElement element) {
    return MARKS.stream().anyMatch(element::isAnnotationPresent);
  }

  private static boolean holdsTests(Class<?> type) {
    return Stream.concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredFields()))
        .anyMatch(AcceptanceTest::isMarked);
  }

  private static void assertIsTest(String box, String test) {
    String line = box + ": " + test;
    String[] parts = test.split("#", 2);
    Class<?> type = named(parts[0], line);
    boolean isTest =
        parts.length == 1
            ? holdsTests(type)
            : Stream.of(type.getDeclaredMethods())
                    .anyMatch(one -> one.getName().equals(parts[1]) && isMarked(one))
                || Stream.of(type.getDeclaredFields())
                    .anyMatch(one -> one.getName().equals(parts[1]) && isMarked(one));
    assertTrue(isTest, () -> line + " is no test");
  }

  @Test
  void everyBoxHasATestThatExists() {
    assertAll(
        BOXES.entrySet().stream()
            .flatMap(
                box ->
                    box.getValue().stream()
                        .map(test -> (Executable) () -> assertIsTest(box.getKey(), test))));
  }

  /** A class that runs only where somebody asks for it shows nothing by itself. */
  @Test
  void everyBoxHasATestThatAlwaysRuns() {
    BOXES.forEach(
        (box, tests) ->
            assertTrue(
                tests.stream()
                    .map(test -> named(test.split("#", 2)[0], box))
                    .anyMatch(type -> !type.isAnnotationPresent(EnabledIfSystemProperty.class)),
                box));
  }

  @Test
  void noLineStandsTwice() {
    Set<String> seen = new HashSet<>();
    LINES.forEach(line -> assertTrue(seen.add(line), line));
  }

  @Test
  void everyRuleOfMoneySafetyHasTestsAndOneOfItsName() {
    for (int rule = 1; rule <= RULES; rule++) {
      String number = "S" + rule;
      String mark = String.format(Locale.ROOT, "#S%02d_", rule);
      List<String> tests =
          BOXES.entrySet().stream()
              .filter(box -> box.getKey().startsWith(number + " "))
              .flatMap(box -> box.getValue().stream())
              .toList();
      assertTrue(tests.stream().anyMatch(test -> test.contains(mark)), number);
    }
  }

  private static List<String> shared(String name) throws IOException {
    Path file = SHARED.resolve(name);
    assumeTrue(Files.exists(file), "there is no " + file + " to compare with");
    return Files.readAllLines(file);
  }

  @Test
  void everyCheckBoxOfTheRequirementsStandsInTheTable() throws IOException {
    int section = 0;
    int boxes = 0;
    Pattern heading = Pattern.compile("(\\d+)\\. [A-Z][A-Z .&]+");
    for (String line : shared("REQUIREMENTS.md")) {
      Matcher begins = heading.matcher(line);
      section = begins.matches() ? Integer.parseInt(begins.group(1)) : section;
      if (section >= 17 && section <= 19 && line.startsWith("- [")) {
        String box = section + " " + line.substring("- [ ] ".length());
        assertTrue(BOXES.containsKey(box), () -> "no line for: " + box);
        boxes++;
      }
    }
    assertTrue(boxes > 60, boxes + " check boxes");
  }

  @Test
  void everyRuleOfSafetyStandsInTheTable() throws IOException {
    Pattern begin = Pattern.compile("- \\*\\*(S\\d+)\\b.*");
    List<String> rules =
        shared("SAFETY.md").stream()
            .map(begin::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .toList();
    assertEquals(IntStream.rangeClosed(1, RULES).mapToObj(rule -> "S" + rule).toList(), rules);
    for (String rule : rules) {
      assertTrue(BOXES.keySet().stream().anyMatch(box -> box.startsWith(rule + " ")), rule);
    }
  }
}
