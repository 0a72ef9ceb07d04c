package io.cryptobot.alert;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes secrets out of what others say, also where they stand in Base64. */
final class Redaction {
  static final String HIDDEN = "***";
  private static final int LONGEST = 300;

  private final List<String> secrets;

  private Redaction(List<String> secrets) {
    this.secrets = secrets;
  }

  static Redaction of(String... secrets) {
    return new Redaction(
        Arrays.stream(secrets)
            .filter(secret -> !secret.isEmpty())
            .flatMap(secret -> Stream.of(secret, base64(secret)))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  private static String base64(String secret) {
    return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** One line of at most 300 characters with no secret in it. */
  String line(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, HIDDEN);
    }
    clean = clean.replaceAll("\\s+", " ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
  }
}
