/**
 * The backtest: runs the engine over recorded candles, measures what came of it and tells it as a
 * table, as files and as a picture.
 */
package io.cryptobot.backtest;
