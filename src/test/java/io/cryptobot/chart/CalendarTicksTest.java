package io.cryptobot.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cryptobot.chart.CalendarTicks.Tick;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTicksTest {

  private static List<Tick> between(String from, String to) {
    return CalendarTicks.between(
        Instant.parse(from).getEpochSecond(), Instant.parse(to).getEpochSecond(), 12);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:30:00Z, 2024-01-01T09:00:00Z, 01-01 01:00, 01-01 02:00",
    "2024-01-01T01:00:00Z, 2024-01-05T00:00:00Z, 01-01 12:00, 01-02 00:00",
    "2024-01-01T01:00:00Z, 2024-01-09T00:00:00Z, 2024-01-02, 2024-01-03",
    "2024-01-03T00:00:00Z, 2024-03-20T00:00:00Z, 2024-01-08, 2024-01-15",
    "2021-01-02T00:00:00Z, 2021-12-31T00:00:00Z, 2021-02, 2021-03",
    "2021-01-01T00:00:00Z, 2024-12-31T00:00:00Z, 2021-01, 2021-07",
    "2014-06-01T00:00:00Z, 2024-12-31T00:00:00Z, 2015, 2016"
  })
  void ticksStandOnRoundDatesOfTheCalendar(String from, String to, String first, String second) {
    List<Tick> ticks = between(from, to);
    assertEquals(first, ticks.get(0).label());
    assertEquals(second, ticks.get(1).label());
    assertTrue(ticks.size() <= 12);
  }

  @Test
  void mondaysOfAQuarterAreSevenDaysApart() {
    List<Tick> ticks = between("2024-01-03T00:00:00Z", "2024-03-20T00:00:00Z");
    assertEquals(Instant.parse("2024-01-08T00:00:00Z").getEpochSecond(), ticks.get(0).second());
    assertEquals(7 * 86_400, ticks.get(1).second() - ticks.get(0).second());
  }
}
