package io.cryptobot.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of one of our scripts, read from its {@code param} block. */
final class Script {
  private static final Pattern BLOCK = Pattern.compile("(?s)\\r?\\nparam\\((.*?)\\r?\\n\\)");
  private static final Pattern PARAMETER =
      Pattern.compile("(?s)((?:\\[[^\\]]*(?:\\(.*?\\))?\\]\\s*)+)\\$(\\w+)");
  private static final Pattern SET = Pattern.compile("ValidateSet\\(([^)]*)\\)");
  private static final Set<String> COMMON = Set.of("WhatIf", "Confirm", "Verbose");

  private final boolean takesAnything;
  private final boolean knowsWhatIf;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private Script(String text) {
    Matcher block = BLOCK.matcher(text);
    this.takesAnything = !block.find();
    this.knowsWhatIf = text.contains("SupportsShouldProcess = $true");
    if (!takesAnything) {
      Matcher parameter = PARAMETER.matcher(block.group(1));
      while (parameter.find()) {
        parameters.put(parameter.group(2), parameter.group(1));
      }
    }
  }

  static Optional<Script> find(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(of(Files.readString(file))) : Optional.empty();
  }

  static Script of(String text) {
    return new Script(text);
  }

  /** Whether all words go on to the program. */
  boolean takesAnything() {
    return takesAnything;
  }

  /** What is wrong with a call. */
  List<String> complaints(List<String> words) {
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String name = word.startsWith("-") ? word.substring(1) : "";
      String type = parameters.getOrDefault(name, "");
      if (name.isEmpty()) {
        complaints.add("a word without its parameter: " + word);
      } else if (type.isEmpty() && !(COMMON.contains(name) && knowsWhatIf)) {
        complaints.add("no such parameter: " + word);
      } else if (!type.isEmpty() && !type.contains("[switch]")) {
        i++;
        complaints.addAll(complaints(name, type, i < words.size() ? words.get(i) : "-"));
      }
    }
    return complaints;
  }

  private static List<String> complaints(String name, String type, String value) {
    if (value.startsWith("-")) {
      return List.of("-" + name + " needs a value");
    }
    Matcher set = SET.matcher(type);
    if (set.find() && Arrays.stream(set.group(1).split(",")).noneMatch(one -> is(one, value))) {
      return List.of("-" + name + " is one of " + set.group(1) + ", not " + value);
    }
    return List.of();
  }

  private static boolean is(String quoted, String value) {
    return quoted.strip().equals("'" + value + "'");
  }
}
