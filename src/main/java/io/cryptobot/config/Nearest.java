package io.cryptobot.config;

import java.util.Collection;
import java.util.Locale;

/** Finds what a person most probably meant. */
final class Nearest {
  private Nearest() {}

  /** The candidate with the fewest changed, added or left-out letters; the first of equals. */
  static String to(String written, Collection<String> candidates) {
    String nearest = "";
    int fewest = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int distance = distance(written, candidate);
      if (distance < fewest) {
        fewest = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The Levenshtein distance, whatever the case of the letters. */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
