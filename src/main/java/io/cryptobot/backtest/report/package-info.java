/**
 * The backtest as a text for the terminal: a class a section, at most 100 columns, ASCII. Measures
 * nothing itself.
 */
package io.cryptobot.backtest.report;
