/**
 * Where orders go. Here the exchange that only reckons; it may know the market and the portfolio's
 * fills, and neither strategy nor risk.
 */
package io.cryptobot.exchange;
