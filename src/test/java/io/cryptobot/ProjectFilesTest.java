package io.cryptobot;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be true of the files of the project themselves. */
class ProjectFilesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("").toAbsolutePath())) {
      return all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settings_conservative.json",
        "settings_aggressive.json",
        "allocation.json",
        "deployment.json",
        "connections.json",
        "credentials.example.json"
      })
  void eachFileOfTheConfigurationIsThere(String name) {
    assertTrue(Files.isRegularFile(Path.of("config", name)), name);
  }

  @Test
  void everyJsonFileIsValid() throws IOException {
    JsonMapper strict =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    List<Path> all = new ArrayList<>(files(Path.of("config"), ".json"));
    all.addAll(files(Path.of("src", "main", "resources"), ".json"));
    assertTrue(all.size() >= 6, all::toString);
    for (Path file : all) {
      assertDoesNotThrow(() -> strict.readTree(file.toFile()), file::toString);
    }
  }

  @Test
  void versionsOfDependenciesArePinned() throws IOException {
    // But for what the build runs on, which is a least version.
    String pom =
        Files.readString(Path.of("pom.xml")).replaceAll("(?s)<require(\\w+)>.*?</require\\1>", "");
    Matcher version = Pattern.compile("<(?:version|[a-z0-9.-]+\\.version)>([^<$]+)</").matcher(pom);
    int found = 0;
    while (version.find()) {
      found++;
      assertTrue(version.group(1).matches("\\d+(\\.\\w+)*(-jre|-alpha\\d+)?"), version.group(1));
    }
    assertTrue(found > 40, found + " versions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config/credentials.json", "data/", "logs/", "backups/", "target/"})
  void whatIsSecretOrMadeByTheBotStaysOutOfVersionControl(String line) throws IOException {
    assertTrue(Files.readAllLines(Path.of(".gitignore")).contains(line), line);
  }

  @Test
  void nothingIsLeftToDo() throws IOException {
    String words = "\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b";
    List<Path> all =
        new ArrayList<>(files(Path.of("src", "main"), ".java", ".js", ".css", ".html"));
    all.addAll(files(Path.of("config"), ".json"));
    all.addAll(files(Path.of("scripts"), ".ps1"));
    all.addAll(documents());
    all.add(Path.of("pom.xml"));
    Pattern anywhere = Pattern.compile(words);
    for (Path file : all) {
      assertFalse(anywhere.matcher(Files.readString(file)).find(), file::toString);
    }
    // A test may look for the words.
    Pattern inComment = Pattern.compile("(//|\\*).*" + words);
    for (Path file : files(Path.of("src", "test", "java"), ".java")) {
      assertFalse(inComment.matcher(Files.readString(file)).find(), file::toString);
    }
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    for (Path file : files(SOURCES, ".java")) {
      Path info = file.resolveSibling("package-info.java");
      assertTrue(Files.exists(info), () -> info + " is missing");
      assertTrue(Files.readString(info).contains("/**"), info::toString);
    }
  }

  @Test
  void noPathIsPutTogetherWithSlashes() throws IOException {
    Pattern slash =
        Pattern.compile("(?:Path\\.of|\\.resolve\\w*|\\.data)\\(\"[^\"]*[/\\\\][^\"]*\"");
    for (Path file : files(SOURCES, ".java")) {
      Matcher found = slash.matcher(Files.readString(file));
      assertFalse(found.find(), () -> file + ": " + found.group());
    }
  }

  @Test
  void theScriptsArePowerShellOnly() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("scripts"))) {
      assertEquals(List.of(), all.filter(file -> !file.toString().endsWith(".ps1")).toList());
    }
  }
}
