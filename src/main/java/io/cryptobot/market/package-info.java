/**
 * Candles, coins and time frames: what the market said, in the form the rest of the program reads.
 * Knows no file, no network and no clock, and nothing of the other packages.
 */
package io.cryptobot.market;
