/**
 * Where candles come from: a folder of CSV files, or the network with a cache on disk; and where
 * prices come from: several services, of which one stands in for another. Uses {@code market} and
 * nothing else of ours; addresses, keys, clock and sleeper come in from outside.
 */
package io.cryptobot.feed;
