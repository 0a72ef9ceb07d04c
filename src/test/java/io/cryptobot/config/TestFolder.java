package io.cryptobot.config;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy of the project's own config folder on a Windows file system in memory. */
final class TestFolder {
  static final Path REAL = Path.of("config");

  final Path path;

  private TestFolder(Path path) {
    this.path = path;
  }

  static TestFolder ofDefaults() {
    Path home = windowsHome();
    TestFolder folder = new TestFolder(home.resolve("config"));
    try {
      Files.createDirectories(folder.path);
      for (String name : ConfigSchema.fileNames()) {
        folder.write(name, Files.readString(REAL.resolve(name)));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return folder;
  }

  /** A folder with spaces and letters beyond ASCII in its name. */
  static Path windowsHome() {
    return Jimfs.newFileSystem(Configuration.windows())
        .getPath("C:\\Users\\Jürgen Müller\\crypto bot");
  }

  TestFolder edit(String name, String found, String replacement) {
    String text = read(name);
    assertTrue(text.contains(found), () -> name + " has no " + found);
    return write(name, text.replace(found, replacement));
  }

  String read(String name) {
    try {
      return Files.readString(path.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  TestFolder write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  TestFolder write(String name, byte[] bytes) {
    try {
      Files.write(path.resolve(name), bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return this;
  }

  TestFolder delete(String name) {
    try {
      Files.delete(path.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return this;
  }

  BotConfig load() {
    return ConfigLoader.load(path);
  }

  /** The lines of what the loader complains about. */
  List<String> complaints() {
    ConfigException refused = assertThrows(ConfigException.class, this::load);
    return String.valueOf(refused.getMessage()).lines().toList();
  }
}
