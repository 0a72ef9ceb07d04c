package io.cryptobot.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown document, taken apart.
 *
 * @param name of its file
 * @param length in lines
 * @param fences in their order
 * @param prose all other lines
 */
record Document(String name, int length, List<Fence> fences, List<Line> prose) {
  private static final Pattern FENCE = Pattern.compile("^ *```(.*)$");
  private static final Pattern HEADING = Pattern.compile("^(#{1,6}) (.*)$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK =
      Pattern.compile("\\[[^\\]]*\\]\\(([^)]*)\\)|<(https?:[^>]*)>");

  /**
   * A line of prose.
   *
   * @param number from 1
   * @param section the heading of the second level above it; empty before the first
   */
  record Line(int number, String section, String text) {

    /** What stands in backticks. */
    List<String> code() {
      return all(CODE, text);
    }

    /** Where its links lead. */
    List<String> links() {
      return all(LINK, CODE.matcher(text).replaceAll("`code`"));
    }
  }

  /**
   * A fenced block.
   *
   * @param number of its first line
   * @param language as after the backticks
   */
  record Fence(int number, String section, String language, List<String> lines) {}

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String second = matcher.groupCount() > 1 ? matcher.group(2) : null;
      found.add(second == null ? matcher.group(1) : second);
    }
    return found;
  }

  static Document read(Path file) throws IOException {
    return of(file.getFileName().toString(), Files.readString(file));
  }

  static Document of(String name, String text) {
    List<String> lines = text.lines().toList();
    List<Fence> fences = new ArrayList<>();
    List<Line> prose = new ArrayList<>();
    String section = "";
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int first = i + 1;
        i = end(lines, first);
        fences.add(new Fence(first + 1, section, fence.group(1).strip(), lines.subList(first, i)));
      } else {
        section = lines.get(i).startsWith("## ") ? lines.get(i).substring(3) : section;
        prose.add(new Line(i + 1, section, lines.get(i)));
      }
    }
    return new Document(name, lines.size(), fences, prose);
  }

  private static int end(List<String> lines, int first) {
    int end = first;
    while (end < lines.size() && !lines.get(end).strip().equals("```")) {
      end++;
    }
    return end;
  }

  /** The headings of a level, as they are written. */
  List<String> headings(int level) {
    return prose.stream()
        .map(line -> HEADING.matcher(line.text()))
        .filter(heading -> heading.matches() && heading.group(1).length() == level)
        .map(heading -> heading.group(2))
        .toList();
  }

  /** All anchors, as GitHub makes them out of the headings. */
  List<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    List<String> anchors = new ArrayList<>();
    for (Line line : prose) {
      Matcher heading = HEADING.matcher(line.text());
      if (heading.matches()) {
        String anchor = anchor(heading.group(2));
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  /** GitHub's rule: small letters, no punctuation but hyphen and underscore, hyphens for blanks. */
  static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
        .replace(' ', '-');
  }
}
