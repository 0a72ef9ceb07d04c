package io.cryptobot.chart;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a time axis has its ticks: on hours, days, Mondays, months or years of the UTC calendar.
 */
final class CalendarTicks {
  private static final List<Step> STEPS =
      List.of(
          new Step(ChronoUnit.HOURS, 1, "MM-dd HH:mm"),
          new Step(ChronoUnit.HOURS, 3, "MM-dd HH:mm"),
          new Step(ChronoUnit.HOURS, 6, "MM-dd HH:mm"),
          new Step(ChronoUnit.HOURS, 12, "MM-dd HH:mm"),
          new Step(ChronoUnit.DAYS, 1, "yyyy-MM-dd"),
          new Step(ChronoUnit.DAYS, 2, "yyyy-MM-dd"),
          new Step(ChronoUnit.DAYS, 4, "yyyy-MM-dd"),
          new Step(ChronoUnit.WEEKS, 1, "yyyy-MM-dd"),
          new Step(ChronoUnit.WEEKS, 2, "yyyy-MM-dd"),
          new Step(ChronoUnit.MONTHS, 1, "yyyy-MM"),
          new Step(ChronoUnit.MONTHS, 2, "yyyy-MM"),
          new Step(ChronoUnit.MONTHS, 3, "yyyy-MM"),
          new Step(ChronoUnit.MONTHS, 6, "yyyy-MM"),
          new Step(ChronoUnit.YEARS, 1, "yyyy"));

  private CalendarTicks() {}

  /**
   * A tick.
   *
   * @param second since the epoch
   */
  record Tick(long second, String label) {}

  private record Step(ChronoUnit unit, int count, String pattern) {
    OffsetDateTime floor(OffsetDateTime time) {
      OffsetDateTime day = time.truncatedTo(ChronoUnit.DAYS);
      return switch (unit) {
        case HOURS -> time.truncatedTo(ChronoUnit.HOURS).minusHours(time.getHour() % count);
        case DAYS -> day.minusDays(Math.floorMod(day.toLocalDate().toEpochDay(), count));
        case WEEKS -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
        case MONTHS -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % count);
        default -> day.withDayOfYear(1);
      };
    }

    /** Ticks after {@code from}'s own, up to {@code to}; at most {@code most} and one more. */
    List<Tick> between(long from, long to, int most) {
      DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
      List<Tick> ticks = new ArrayList<>();
      OffsetDateTime tick = floor(Instant.ofEpochSecond(from).atOffset(ZoneOffset.UTC));
      while (tick.toEpochSecond() <= to && ticks.size() <= most) {
        if (tick.toEpochSecond() >= from) {
          ticks.add(new Tick(tick.toEpochSecond(), format.format(tick)));
        }
        tick = tick.plus(count, unit);
      }
      return ticks;
    }
  }

  /** The ticks from one second to another on the finest step that gives at most so many. */
  static List<Tick> between(long from, long to, int most) {
    for (Step step : STEPS) {
      List<Tick> ticks = step.between(from, to, most);
      if (ticks.size() <= most) {
        return ticks;
      }
    }
    return STEPS.get(STEPS.size() - 1).between(from, to, most);
  }
}
