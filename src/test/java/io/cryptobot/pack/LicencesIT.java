package io.cryptobot.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The list of what the jar holds of other people's, and under which licences. */
class LicencesIT {
  private static final Path JAR = Path.of(System.getProperty("cryptobot.jar"));
  private static final String LIST = "META-INF/THIRD-PARTY.txt";

  private static List<String> lines(JarFile jar) throws IOException {
    ZipEntry entry = jar.getEntry(LIST);
    assertTrue(entry != null, "the jar has no " + LIST);
    return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("("))
        .toList();
  }

  @Test
  void everyLibraryOfTheJarIsListedWithItsLicence() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> lines = lines(jar);
      assertTrue(lines.size() > 25, lines::toString);
      lines.forEach(line -> assertTrue(line.matches("\\([^)]+\\).*\\S+:\\S+:\\S+.*"), line));
      for (String library :
          List.of(
              "com.squareup.okhttp3:okhttp-jvm:",
              "com.fasterxml.jackson.core:jackson-databind:",
              "org.ta4j:ta4j-core:",
              "io.javalin:javalin:",
              "org.eclipse.angus:angus-mail:",
              "ch.qos.logback:logback-classic:")) {
        assertTrue(lines.stream().anyMatch(line -> line.contains(library)), library);
      }
    }
  }

  /** Nothing that would ask those who pass the jar on for their own sources. */
  @Test
  void everyLibraryMayBePassedOnInOneJar() throws IOException {
    Pattern licence = Pattern.compile("^\\(([^)]+)\\)");
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (String line : lines(jar)) {
        Set<String> offered = new TreeSet<>();
        Matcher next = licence.matcher(line);
        String rest = line;
        while (next.find()) {
          offered.add(next.group(1));
          rest = rest.substring(next.end()).strip();
          next = licence.matcher(rest);
        }
        Set<String> known =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "EDL-1.0");
        assertTrue(offered.stream().anyMatch(known::contains), line);
      }
    }
  }

  /** The dashboard's one library is no Maven dependency; its licence lies beside it. */
  @Test
  void theDashboardsLibraryBringsItsLicence() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Set<String> names =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("io/cryptobot/dashboard/echarts/"))
              .map(name -> name.substring(name.lastIndexOf('/') + 1))
              .filter(name -> !name.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(Set.of("LICENSE", "LICENSE-d3", "NOTICE", "echarts.esm.min.mjs"), names);
    }
  }
}
