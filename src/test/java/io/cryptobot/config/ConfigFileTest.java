package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final String FILE = ConfigSchema.ALLOCATION;

  private final TestFolder folder = TestFolder.ofDefaults();

  @Test
  void readsWhatNotepadWrites() {
    BotConfig before = folder.load();
    for (String name : ConfigSchema.fileNames()) {
      folder.write(name, "\uFEFF" + folder.read(name).replace("\n", "\r\n"));
    }
    assertEquals(before, folder.load());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          {~ "a": 1~ "b": 2~}      # line 3, column 2: a comma is missing before this place
          {~ "a": 1,~}             # line 3, column 1: there is a comma too many before this place
          {"a": [1, 2,]}           # line 1, column 13: there is a comma too many before this place
          {"a": 1,, "b": 2}        # line 1, column 9: there is a comma too many before this place
          {"a": 0,5}               # line 1, column 9: a decimal number is written with a point, such as 0.5
          {"a": 5%}                # line 1, column 8: '%' does not belong here; a value stands alone, without a unit
          {"a": 5 USD}             # line 1, column 9: 'U' does not belong here; a value stands alone, without a unit
          {'a': 1}                 # line 1, column 2: keys and texts stand in straight double quotes ("), not in '
          {“a”: 1}                 # line 1, column 2: keys and texts stand in straight double quotes ("), not in “
          {a: 1}                   # line 1, column 2: a key in double quotes is due here
          {"a" 1}                  # line 1, column 6: a colon (:) is missing after the key
          {"a": }                  # line 1, column 7: a value is missing here
          {"a": "x~}               # line 1, column 9: a text is not closed, its last " is missing
          {"a": 1 // one~}         # line 1, column 9: JSON has no comments; write a key that begins with _ instead
          {"a": "C:\\users"}       # line 1, column 12: a backslash in a text is written twice: \\\\
          {"a": True}              # line 1, column 7: a value is a number, true or false in small letters, or a text in double quotes
          {"a": NaN}               # line 1, column 10: a value is a number, true or false in small letters, or a text in double quotes
          {"a": .5}                # line 1, column 7: a number is written like 5, 0.5 or -5
          {"a": +5}                # line 1, column 8: a number is written like 5, 0.5 or -5
          {"a": 012}               # line 1, column 8: a number is written like 5, 0.5 or -5
          {"a": -}                 # line 1, column 8: a number is written like 5, 0.5 or -5
          {"a": 1.}                # line 1, column 8: a number is written like 5, 0.5 or -5
          {"a": [1}                # line 1, column 9: this } does not fit the bracket that was opened before
          {"a": 1                  # line 1, column 8: the file ends too early, a } or ] or a closing " is missing
          {"a": "b                 # line 1, column 9: the file ends too early, a } or ] or a closing " is missing
          {"a": 1} {}              # line 1, column 10: nothing may follow the last }
          {"a": 1}}                # line 1, column 9: this } does not fit the bracket that was opened before
          [1]                      # the file must begin with { and end with }
          ~                        # the file is empty
          """)
  void saysWhereAndHowTheJsonIsBroken(String text, String expected) {
    folder.write(FILE, text.replace('~', '\n'));
    assertEquals(List.of(FILE + ": " + expected), folder.complaints());
  }

  @Test
  void refusesNumbersAndNestingBeyondReason() {
    String tooMuch =
        FILE + ": line 1, column %d: a number is too long or the brackets are nested too deep";
    folder.write(FILE, "{\"a\": " + "9".repeat(2000) + "}");
    assertEquals(List.of(tooMuch.formatted(2007)), folder.complaints());
    folder.write(FILE, "{\"a\": " + "[".repeat(2000));
    assertEquals(List.of(tooMuch.formatted(27)), folder.complaints());
  }

  @Test
  void namesEveryKeyThatStandsTwiceWithBothLines() {
    folder
        .edit(
            FILE,
            "\"aggressive_pct\": 0.30,",
            "\"aggressive_pct\": 0.40,\n\"aggressive_pct\": 0.30,")
        .edit(
            FILE, "\"skim_fraction\": 0.27,", "\"skim_fraction\": 0.27, \"skim_fraction\": 0.27,");
    assertEquals(
        List.of(
            FILE + ": aggressive_pct stands here twice, in line 4 and in line 5",
            FILE + ": skim_fraction stands here twice, in line 9 and in line 9"),
        folder.complaints());
  }

  @Test
  void namesAKeyThatStandsTwiceInsideAGroupByItsPath() {
    folder.edit(ConfigSchema.DEPLOYMENT, "\"capital\": 10,", "\"capital\": 10, \"capital\": 20,");
    assertEquals(
        List.of("deployment.json: micro_live.capital stands here twice, in line 22 and in line 22"),
        folder.complaints());
  }

  @Test
  void refusesAnotherEncodingThanUtf8() {
    String expected =
        FILE + ": the file is not saved as UTF-8, save it again with the encoding UTF-8";
    folder.write(FILE, "\uFEFF{}".getBytes(StandardCharsets.UTF_16LE));
    assertEquals(List.of(expected), folder.complaints());
    folder.write(FILE, "{\"_\": \"für\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(List.of(expected), folder.complaints());
  }

  @Test
  void refusesAHugeFile() {
    folder.write(FILE, " ".repeat(1_000_001));
    assertEquals(
        List.of(FILE + ": the file is larger than 1 MB, this cannot be right"),
        folder.complaints());
  }

  @Test
  void refusesAFolderInTheFilesPlace() throws IOException {
    folder.delete(FILE);
    Files.createDirectory(folder.path.resolve(FILE));
    assertEquals(List.of(FILE + ": this is a folder, a file is due here"), folder.complaints());
  }

  @Test
  void aMissingFolderIsOneProblemNotOnePerFile() {
    Path missing = folder.path.resolveSibling("konfig");
    ConfigException refused = assertThrows(ConfigException.class, () -> ConfigLoader.load(missing));
    assertEquals(
        "config: the folder is missing: C:\\Users\\Jürgen Müller\\crypto bot\\konfig",
        refused.getMessage());
  }

  @Test
  void readsASingleFileWithItsCommentsOrSaysWhyNot() {
    Path file = folder.path.resolve(FILE);
    assertEquals("0.70", ConfigFile.read(file).get("conservative_pct").asText());
    folder.write(FILE, "{");
    ConfigException refused = assertThrows(ConfigException.class, () -> ConfigFile.read(file));
    assertEquals(1, refused.problems().size());
    assertEquals(FILE, refused.problems().get(0).file());
  }
}
