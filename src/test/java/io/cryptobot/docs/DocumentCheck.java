package io.cryptobot.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at one document: its commands, files, links, contents and words. */
final class DocumentCheck {
  private static final String POWERSHELL = "powershell";
  private static final Set<String> LANGUAGES = Set.of(POWERSHELL, "text", "json", "js", "csv");
  private static final Pattern UNFINISHED =
      Pattern.compile("(?i)\\b(todo|tbd|fixme|coming soon|lorem ipsum)\\b|@@");
  private static final Pattern OTHER_SHELL =
      Pattern.compile("^(bash|sh|zsh|cat|touch|ls|export|sudo|chmod|grep|rm|cp|mv|curl)( .*)?$");
  private static final Pattern SLASHES =
      Pattern.compile(
          "(?<![\\w./\\\\-])(\\./)?(config|data|logs|backups|scripts|target)/[\\w*{.-]");
  private static final int LONG = 200;
  private static final String CONTENTS = "Contents";

  /** The one document that speaks to developers too, and whose commands begin with a build. */
  private static final String README = "README.md";

  private static final String DEVELOPERS = "For developers";
  private static final String BUILT = "java -jar target/cryptobot.jar";
  private static final String BUILD = "Two commands";

  /** What a sentence names without a mode. */
  private static final Set<String> STARTS =
      Set.of(BUILT, "java -jar cryptobot.jar", ".\\scripts\\cryptobot.ps1");

  private final CommandCheck commands;
  private final Map<String, Document> all;

  /**
   * @param all documents that links may lead to, by name
   */
  DocumentCheck(Path project, Map<String, Document> all) {
    this.commands = new CommandCheck(project);
    this.all = all;
  }

  /** What is wrong, each with its line. */
  List<String> complaints(Document document) throws IOException {
    List<String> complaints = new ArrayList<>();
    for (Document.Fence fence : document.fences()) {
      fence(document, fence, complaints);
    }
    for (Document.Line line : document.prose()) {
      List<String> found = new ArrayList<>(words(line.text()));
      if (!isForDevelopers(document, line.section())) {
        found.addAll(slashes(document, line.text()));
        for (String code : line.code()) {
          found.addAll(code(code));
        }
      }
      line.links().forEach(link -> found.addAll(link(document, link)));
      found.forEach(one -> complaints.add(at(document, line.number(), one)));
    }
    complaints.addAll(contents(document));
    return complaints;
  }

  private static String at(Document document, int line, String complaint) {
    return document.name() + ":" + line + ": " + complaint;
  }

  private static boolean isForDevelopers(Document document, String section) {
    return document.name().equals(README) && section.equals(DEVELOPERS);
  }

  private void fence(Document document, Document.Fence fence, List<String> complaints)
      throws IOException {
    if (!LANGUAGES.contains(fence.language())) {
      complaints.add(at(document, fence.number(), "a block of language " + fence.language()));
    }
    for (int i = 0; i < fence.lines().size(); i++) {
      String line = fence.lines().get(i);
      List<String> found = new ArrayList<>(words(line));
      if (!isForDevelopers(document, fence.section())) {
        found.addAll(slashes(document, line));
        if (fence.language().equals(POWERSHELL)) {
          found.addAll(commands.complaints(withoutBuild(document, fence.section(), line.strip())));
          found.addAll(otherShell(line.strip()));
        }
      }
      for (String one : found) {
        complaints.add(at(document, fence.number() + i, one));
      }
    }
  }

  /** README's two commands are for who builds the program. */
  private static String withoutBuild(Document document, String section, String line) {
    boolean isBuild = document.name().equals(README) && section.equals(BUILD);
    return isBuild ? line.replaceFirst("^mvn [^;]*;?", "") : line;
  }

  private static List<String> words(String line) {
    return UNFINISHED.matcher(line).find() ? List.of("unfinished: " + line) : List.of();
  }

  private static List<String> slashes(Document document, String line) {
    String text = document.name().equals(README) ? line.replace(BUILT, "") : line;
    return SLASHES.matcher(text).find() ? List.of("a path with slashes: " + line) : List.of();
  }

  private static List<String> otherShell(String command) {
    return OTHER_SHELL.matcher(command).matches()
        ? List.of("a command of another shell: " + command)
        : List.of();
  }

  private List<String> code(String code) throws IOException {
    List<String> found = new ArrayList<>(otherShell(code));
    if (STARTS.contains(code)) {
      return found;
    }
    found.addAll(CommandCheck.isCommand(code) ? commands.complaints(code) : commands.path(code));
    return found;
  }

  private List<String> link(Document document, String link) {
    if (link.startsWith("https://")) {
      return List.of();
    }
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Document target = file.isEmpty() ? document : all.get(file);
    if (target == null) {
      return List.of("a link to nowhere: " + link);
    }
    return hash < 0 || target.anchors().contains(link.substring(hash + 1))
        ? List.of()
        : List.of("no such heading: " + link);
  }

  /** A long document lists its chapters, all of them, in their order. */
  private static List<String> contents(Document document) {
    List<String> chapters =
        document.headings(2).stream().filter(chapter -> !chapter.equals(CONTENTS)).toList();
    boolean has = document.headings(2).contains(CONTENTS);
    if (!has) {
      return document.length() < LONG ? List.of() : List.of(document.name() + ": no contents");
    }
    List<String> listed =
        document.prose().stream()
            .filter(line -> line.section().equals(CONTENTS))
            .flatMap(line -> line.links().stream())
            .toList();
    List<String> expected =
        chapters.stream().map(chapter -> "#" + Document.anchor(chapter)).toList();
    return listed.equals(expected)
        ? List.of()
        : List.of(document.name() + ": contents " + listed + ", chapters " + expected);
  }
}
