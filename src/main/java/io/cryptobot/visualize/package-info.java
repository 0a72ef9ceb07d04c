/**
 * The six charts of what was traded: reads it back from the logs or takes it from a backtest, and
 * hands it to {@code chart}. Trades nothing and writes nothing but pictures.
 */
package io.cryptobot.visualize;
