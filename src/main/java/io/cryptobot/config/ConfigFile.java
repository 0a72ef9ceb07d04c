package io.cryptobot.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads one configuration file as a person may have saved it: with or without BOM and CRLF. */
public final class ConfigFile {
  private static final long LARGEST = 1_000_000;
  private static final String UTF_8_MARK = "\uFEFF";

  private ConfigFile() {}

  /**
   * The file's content as it stands, comments included, numbers to the last digit. Not checked
   * against a schema.
   *
   * @throws ConfigException if the file is missing, cannot be read, is broken JSON or has a key
   *     twice
   */
  public static ObjectNode read(Path file) {
    Place place = Place.file(file.getFileName().toString());
    Optional<ObjectNode> content = read(file, place);
    List<ConfigProblem> problems = place.problems();
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return content.orElseThrow();
  }

  /** As {@link #read(Path)}, but reports what is wrong. */
  static Optional<ObjectNode> read(Path file, Place place) {
    return text(file, place).flatMap(text -> JsonText.parse(text, place));
  }

  private static Optional<String> text(Path file, Place place) {
    try {
      if (Files.isDirectory(file)) {
        place.report("this is a folder, a file is due here");
      } else if (Files.size(file) > LARGEST) {
        place.report("the file is larger than 1 MB, this cannot be right");
      } else {
        return decoded(Files.readAllBytes(file), place);
      }
    } catch (NoSuchFileException missing) {
      place.report(
          "the file is missing in "
              + file.toAbsolutePath().getParent()
              + ", take it from a backup or a fresh copy of the program");
    } catch (AccessDeniedException denied) {
      place.report("the file cannot be read, access is denied");
    } catch (IOException failed) {
      place.report("the file cannot be read: " + failed.getMessage());
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(byte[] bytes, Place place) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith(UTF_8_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException notUtf8) {
      place.report("the file is not saved as UTF-8, save it again with the encoding UTF-8");
      return Optional.empty();
    }
  }
}
