package io.cryptobot.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.config.SettingsVariants.Change;
import io.cryptobot.config.SweepRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The sets of values that a sweep tries, by number. Number 0 is the configuration as it is; what
 * equals it, or whose values do not fit each other, has no number of its own.
 */
public final class ParameterSets {
  /** More are asked to be drawn from. */
  public static final int MOST = 1_000_000;

  /** How many draws in a row may bring nothing new before the sets count as exhausted. */
  private static final int IDLE_DRAWS = 10_000;

  private final List<SweepRange> ranges;
  private final List<short[]> choices = new ArrayList<>();
  private int unfit;

  private ParameterSets(List<SweepRange> ranges) {
    this.ranges = List.copyOf(ranges);
    choices.add(new short[0]);
  }

  /** How many combinations ranges make. */
  public static BigInteger combinations(List<SweepRange> ranges) {
    BigInteger all = BigInteger.ONE;
    for (SweepRange range : ranges) {
      all = all.multiply(BigInteger.valueOf(range.values().size()));
    }
    return all;
  }

  /**
   * Every combination, at most {@link #MOST}, the last range varying fastest.
   *
   * @param isNew whether values fit each other and are not what is configured
   */
  public static ParameterSets grid(List<SweepRange> ranges, Predicate<List<Change>> isNew) {
    ParameterSets sets = new ParameterSets(ranges);
    long all = combinations(ranges).longValueExact();
    for (long combination = 0; combination < all; combination++) {
      short[] chosen = new short[ranges.size()];
      long rest = combination;
      for (int range = chosen.length - 1; range >= 0; range--) {
        int size = ranges.get(range).values().size();
        chosen[range] = (short) (rest % size);
        rest /= size;
      }
      sets.add(chosen, isNew);
    }
    return sets;
  }

  /**
   * So many combinations, drawn at random and none twice; fewer where there are no more. The same
   * seed draws the same.
   */
  public static ParameterSets samples(
      List<SweepRange> ranges, int count, long seed, Predicate<List<Change>> isNew) {
    ParameterSets sets = new ParameterSets(ranges);
    Random random = new Random(seed);
    Set<String> drawn = new HashSet<>();
    int idle = 0;
    while (sets.size() <= count && idle < IDLE_DRAWS) {
      short[] chosen = new short[ranges.size()];
      for (int range = 0; range < chosen.length; range++) {
        chosen[range] = (short) random.nextInt(ranges.get(range).values().size());
      }
      boolean isFound = drawn.add(Arrays.toString(chosen)) && sets.add(chosen, isNew);
      idle = isFound ? 0 : idle + 1;
    }
    return sets;
  }

  private boolean add(short[] chosen, Predicate<List<Change>> isNew) {
    if (isNew.test(changes(chosen))) {
      choices.add(chosen);
      return true;
    }
    unfit++;
    return false;
  }

  /** What is varied. */
  public List<SweepRange> ranges() {
    return ranges;
  }

  /** How many there are, number 0 included. */
  public int size() {
    return choices.size();
  }

  /** How many combinations were left out. */
  public int unfit() {
    return unfit;
  }

  /** What a set puts in the place of the configuration's values; nothing for number 0. */
  public List<Change> changes(int number) {
    return changes(choices.get(number));
  }

  private List<Change> changes(short[] chosen) {
    List<Change> changes = new ArrayList<>(chosen.length);
    for (int i = 0; i < chosen.length; i++) {
      SweepRange range = ranges.get(i);
      JsonNode value = range.values().get(chosen[i]);
      changes.add(new Change(range.file(), range.key(), value));
    }
    return changes;
  }
}
