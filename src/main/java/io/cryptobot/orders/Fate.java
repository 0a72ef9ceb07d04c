package io.cryptobot.orders;

import io.cryptobot.exchange.OrderReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an order ended.
 *
 * @param order its number
 * @param report what the exchange has of it; empty if there is no such order there
 * @param why there is none, in a sentence; empty if there is
 * @param at when its end was known
 * @param took from its first sending until then
 */
public record Fate(
    long order, Optional<OrderReport> report, String why, Instant at, Duration took) {

  static Fate ended(Ticket ticket, OrderReport report, Instant at, Duration took) {
    return new Fate(ticket.order().number(), Optional.of(report), "", at, took);
  }

  static Fate nothing(Ticket ticket, String why, Instant at, Duration took) {
    return new Fate(ticket.order().number(), Optional.empty(), why, at, took);
  }
}
