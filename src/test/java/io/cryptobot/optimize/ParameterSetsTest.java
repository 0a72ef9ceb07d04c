package io.cryptobot.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.cryptobot.config.SettingsVariants.Change;
import io.cryptobot.config.SweepRange;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterSetsTest {
  private static final String FILE = "settings_aggressive.json";

  private static SweepRange range(String key, int values) {
    return new SweepRange(
        FILE, key, IntStream.range(0, values).<JsonNode>mapToObj(IntNode::valueOf).toList());
  }

  private static final List<SweepRange> RANGES = List.of(range("a", 2), range("b", 3));

  private static List<String> all(ParameterSets sets) {
    return IntStream.range(0, sets.size()).mapToObj(set -> text(sets.changes(set))).toList();
  }

  private static String text(List<Change> changes) {
    StringBuilder text = new StringBuilder();
    changes.forEach(change -> text.append(change.key()).append(change.value()));
    return text.toString();
  }

  @Test
  void aGridIsEveryCombinationBehindTheConfigurationItself() {
    ParameterSets sets = ParameterSets.grid(RANGES, changes -> true);
    assertEquals(List.of("", "a0b0", "a0b1", "a0b2", "a1b0", "a1b1", "a1b2"), all(sets));
    assertEquals(BigInteger.valueOf(6), ParameterSets.combinations(RANGES));
  }

  @Test
  void whatDoesNotFitOrIsAsConfiguredHasNoNumber() {
    ParameterSets sets = ParameterSets.grid(RANGES, changes -> !text(changes).equals("a0b1"));
    assertEquals(6, sets.size());
    assertEquals(1, sets.unfit());
    assertEquals("a0b2", all(sets).get(2));
  }

  @Test
  void samplesAreTheSameForASeedAndNoneStandsTwice() {
    List<SweepRange> many = List.of(range("a", 10), range("b", 10), range("c", 10));
    List<String> drawn = all(ParameterSets.samples(many, 50, 7, changes -> true));
    assertEquals(51, new HashSet<>(drawn).size());
    assertEquals(drawn, all(ParameterSets.samples(many, 50, 7, changes -> true)));
    assertNotEquals(drawn, all(ParameterSets.samples(many, 50, 8, changes -> true)));
  }

  @Test
  void moreSamplesThanThereAreEndWithAllThatFit() {
    ParameterSets sets = ParameterSets.samples(RANGES, 100, 1, c -> !text(c).startsWith("a1"));
    assertEquals(4, sets.size());
  }
}
