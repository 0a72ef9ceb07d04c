package io.cryptobot.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Good inputs: those written in a test, and the recorded ones where they are. */
public final class Good {
  private static final Path RECORDED = Path.of("..", "shared", "fixtures");

  /** Of larger ones too few could be tried. */
  private static final long LARGEST = 20_000;

  private final List<byte[]> inputs = new ArrayList<>();

  private Good() {}

  /** These texts. */
  public static Good of(String... texts) {
    Good good = new Good();
    for (String text : texts) {
      good.inputs.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return good;
  }

  /** And these bytes. */
  public Good and(byte[] input) {
    inputs.add(input);
    return this;
  }

  /** And the recorded answers of a folder whose names begin so, without those that end so. */
  public Good andRecorded(String folder, String begin) throws IOException {
    Path place = RECORDED.resolve(folder);
    if (!Files.isDirectory(place)) {
      return this;
    }
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(begin) && name.endsWith(".json") && Files.size(file) <= LARGEST) {
          inputs.add(Files.readAllBytes(file));
        }
      }
    }
    return this;
  }

  public List<byte[]> inputs() {
    return inputs;
  }
}
