package io.cryptobot.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The default files that the jar carries. */
public final class ConfigDefaults {
  private static final String FOLDER = "defaults/";
  private static final String CREDENTIALS_EXAMPLE = "credentials.example.json";

  private ConfigDefaults() {}

  /** The names of all default files, the example of the credentials last. */
  public static List<String> fileNames() {
    List<String> names = new ArrayList<>(ConfigSchema.fileNames());
    names.add(SweepFile.NAME);
    names.add(CREDENTIALS_EXAMPLE);
    return List.copyOf(names);
  }

  /**
   * Writes the default files if there is no configuration folder at all. An existing folder is left
   * as it is, whatever it lacks: a file that went missing is an error to be seen, not a reason to
   * trade by other values.
   *
   * @return whether the folder was written
   * @throws IOException if it could not be; what was written before stays
   */
  public static boolean writeMissingFolder(Path configFolder) throws IOException {
    if (Files.exists(configFolder)) {
      return false;
    }
    Files.createDirectories(configFolder);
    for (String name : fileNames()) {
      try (InputStream content = open(name)) {
        Files.copy(content, configFolder.resolve(name));
      }
    }
    return true;
  }

  /**
   * Writes a default file that a folder may lack, if it does.
   *
   * @return whether it was written
   */
  public static boolean writeIfMissing(Path configFolder, String name) throws IOException {
    Path file = configFolder.resolve(name);
    if (Files.exists(file)) {
      return false;
    }
    try (InputStream content = open(name)) {
      Files.copy(content, file);
    }
    return true;
  }

  /** The text of a default file. */
  static String text(String name) throws IOException {
    try (InputStream content = open(name)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream content = ConfigDefaults.class.getResourceAsStream(FOLDER + name);
    if (content == null) {
      throw new IOException("the program is incomplete, it lacks the default file " + name);
    }
    return content;
  }
}
