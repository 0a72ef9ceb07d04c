/**
 * The bot's own ledger: two sleeves with cash and positions, fills booked to the last digit, and
 * the rules by which profit moves between them. Knows no indicator, no risk limit and no exchange.
 */
package io.cryptobot.portfolio;
