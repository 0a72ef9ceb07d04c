package io.cryptobot.optimize;

import io.cryptobot.backtest.RunFigures;

/**
 * The set that a fold's window for choosing would have made one choose.
 *
 * @param set its number
 * @param train what it brought there
 * @param test what it brought on the window behind
 */
public record Choice(Fold fold, int set, RunFigures train, RunFigures test) {}
