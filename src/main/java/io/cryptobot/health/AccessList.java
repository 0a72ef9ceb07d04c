package io.cryptobot.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may change a folder, by its access list in Windows' own notation (SDDL), which is the same in
 * every language of Windows, where names of groups are not:
 *
 * <pre>D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;AU)</pre>
 *
 * Each entry: allowed or denied, how it is inherited, the rights as letters or bits, and who, as
 * two letters or by number.
 */
final class AccessList {
  private static final Pattern ENTRY =
      Pattern.compile("\\((\\w+);(\\w*);(\\w*);[^;)]*;[^;)]*;([^;)]*)[^)]*\\)");
  private static final Pattern PAIR = Pattern.compile("..");
  private static final String NUMBER = "0x";
  private static final int HEXADECIMAL = 16;

  /** Makes, changes or deletes what is in the folder, or its rights. */
  private static final long CHANGES = 0x10000000L | 0x40000000L | 0x000D0000L | 0x156L;

  /** The rights that change something; all other letters only read. */
  private static final Map<String, Long> LETTERS =
      Map.ofEntries(
          Map.entry("GA", 0x10000000L),
          Map.entry("GW", 0x40000000L),
          Map.entry("FA", 0x001F01FFL),
          Map.entry("FW", 0x00120116L),
          Map.entry("SD", 0x00010000L),
          Map.entry("WD", 0x00040000L),
          Map.entry("WO", 0x00080000L),
          Map.entry("DC", 0x2L),
          Map.entry("LC", 0x4L),
          Map.entry("RP", 0x10L),
          Map.entry("DT", 0x40L),
          Map.entry("CR", 0x100L));

  /** SYSTEM, Administrators, and who makes a file. */
  private static final Set<String> TRUSTED =
      Set.of("SY", "S-1-5-18", "BA", "S-1-5-32-544", "CO", "S-1-3-0", "OW", "S-1-3-4");

  private static final String ADMINISTRATOR = "LA";
  private static final String NUMBER_OF_ADMINISTRATOR = "-500";

  private AccessList() {}

  /**
   * Who besides the user, SYSTEM and Administrators may change the folder.
   *
   * @param sddl the list
   * @param user the user's number: {@code S-1-5-21-...}
   * @return in order; empty if nobody else may
   */
  static List<String> othersWhoMayChange(String sddl, String user) {
    Set<String> others = new TreeSet<>();
    Matcher entry = ENTRY.matcher(sddl);
    while (entry.find()) {
      String who = entry.group(4);
      boolean isUser =
          who.equals(user) || (who.equals(ADMINISTRATOR) && user.endsWith(NUMBER_OF_ADMINISTRATOR));
      if (entry.group(1).startsWith("A")
          && !entry.group(1).equals("AU")
          && (rights(entry.group(3)) & CHANGES) != 0
          && !TRUSTED.contains(who)
          && !isUser) {
        others.add(who);
      }
    }
    return new ArrayList<>(others);
  }

  private static long rights(String text) {
    if (text.startsWith(NUMBER)) {
      return Long.parseLong(text.substring(NUMBER.length()), HEXADECIMAL);
    }
    Matcher pair = PAIR.matcher(text);
    long rights = 0;
    while (pair.find()) {
      rights |= LETTERS.getOrDefault(pair.group(), 0L);
    }
    return rights;
  }
}
