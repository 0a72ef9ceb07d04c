/**
 * The one step that backtest, paper, sandbox and live all run: exits, allocation, entries,
 * snapshot. Orders leave and events are told through interfaces; files, network and clocks stay
 * outside.
 */
package io.cryptobot.engine;
