package io.cryptobot.session;

import io.cryptobot.market.Quote;

/**
 * A coin's quote, and what may be done at it.
 *
 * @param quote best bid and ask
 * @param trust how far it is believed
 */
public record JudgedPrice(Quote quote, Trust trust) {

  /** How far a price is believed. */
  public enum Trust {
    /** Entries and exits. */
    SOUND,
    /** Too old for an entry; exits go on. */
    STALE,
    /** Far below the last candle and read twice at its venue: stops go on, entries wait. */
    LOW,
    /** Far from the last candle, and nothing confirms it: nothing is done at it. */
    UNCONFIRMED
  }
}
