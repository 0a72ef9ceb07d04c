package io.cryptobot.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Makes inputs of good ones: changes what they say, then now and then their bytes. */
public final class Mutation {
  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);

  private final Form form;
  private final List<byte[]> good;
  private final SplittableRandom random;

  /**
   * @param good of which the inputs are made
   * @param seed the same one makes the same inputs
   */
  public Mutation(Form form, List<byte[]> good, long seed) {
    this.form = form;
    this.good = List.copyOf(good);
    this.random = new SplittableRandom(seed);
  }

  /** The next input. */
  public byte[] next() {
    byte[] input = good.get(random.nextInt(good.size()));
    String text = new String(input, StandardCharsets.UTF_8);
    int kind = random.nextInt(10);
    if (kind < 7) {
      return text(changed(text)).getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = kind == 9 ? input : changed(text).getBytes(StandardCharsets.UTF_8);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      bytes = bytes(bytes);
    }
    return bytes;
  }

  /** Rarely something else stands there altogether. */
  private String changed(String text) {
    if (random.nextInt(100) == 0) {
      return Nonsense.value(random);
    }
    return switch (form) {
      case JSON -> new JsonMutation(text, random).text();
      case JSON_LINES -> lines(text, line -> new JsonMutation(line, random).text());
      case CSV -> lines(text, this::cells);
      case TEXT -> plain(text);
    };
  }

  /** Changes a line, and now and then its place. */
  private String lines(String text, UnaryOperator<String> change) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int times = 1 + random.nextInt(2); times > 0 && !lines.isEmpty(); times--) {
      int line = random.nextInt(lines.size());
      switch (random.nextInt(8)) {
        case 0 -> lines.remove(line);
        case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
        case 2 -> Collections.swap(lines, line, random.nextInt(lines.size()));
        default -> lines.set(line, change.apply(lines.get(line)));
      }
    }
    String end = random.nextInt(10) == 0 ? "\r\n" : "\n";
    String all = String.join(end, lines);
    return random.nextInt(6) == 0 ? all : all + end;
  }

  private String cells(String line) {
    List<String> cells = new ArrayList<>(Arrays.asList(line.split(",", -1)));
    int cell = random.nextInt(cells.size());
    switch (random.nextInt(8)) {
      case 0 -> cells.remove(cell);
      case 1 -> cells.add(cell, Nonsense.plain(random));
      case 2 -> Collections.swap(cells, cell, random.nextInt(cells.size()));
      case 3 -> cells.set(cell, "-" + cells.get(cell));
      case 4 -> cells.set(cell, '"' + cells.get(cell) + (random.nextBoolean() ? "\"" : ""));
      default -> cells.set(cell, Nonsense.plain(random));
    }
    return String.join(",", cells);
  }

  /** Something is put in, taken out or said twice. */
  private String plain(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(20));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, to) + text.substring(from);
      case 2 -> text.substring(0, from) + Nonsense.plain(random) + text.substring(from);
      default -> text.substring(0, from) + Nonsense.plain(random) + text.substring(to);
    };
  }

  /** As an editor may have saved it. */
  private String text(String text) {
    return switch (random.nextInt(40)) {
      case 0 -> "\uFEFF" + text;
      case 1 -> text.replace("\n", "\r\n");
      case 2 -> text.replace('\n', '\r');
      case 3 -> "\u0000" + text;
      case 4 -> text + text;
      default -> text;
    };
  }

  private byte[] bytes(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int place = random.nextInt(bytes.length);
    byte[] copy = bytes.clone();
    switch (random.nextInt(7)) {
      case 0 -> copy[place] ^= (byte) (1 << random.nextInt(8));
      case 1 -> copy[place] = (byte) random.nextInt(256);
      case 2 -> copy[place] = 0;
      case 3 -> {
        return Arrays.copyOf(bytes, place);
      }
      case 4 -> {
        return Arrays.copyOfRange(bytes, place, bytes.length);
      }
      case 5 -> {
        return new String(bytes, StandardCharsets.UTF_8)
            .getBytes(ENCODINGS.get(random.nextInt(ENCODINGS.size())));
      }
      default -> {
        return joined(bytes, place, random.nextInt(bytes.length));
      }
    }
    return copy;
  }

  /** The beginning up to one place and the rest from another. */
  private static byte[] joined(byte[] bytes, int end, int begin) {
    byte[] all = Arrays.copyOf(bytes, end + bytes.length - begin);
    System.arraycopy(bytes, begin, all, end, bytes.length - begin);
    return all;
  }
}
