/**
 * Looks back at what the bot decided: explains a trade from its record, and judges recorded candles
 * again by the one engine's strategies. Reads the logs and changes nothing.
 */
package io.cryptobot.explain;
