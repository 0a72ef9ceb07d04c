/**
 * Better parameters, honestly: what the trade log says of each trigger, coin and hour, and a search
 * through the settings by backtests that judges its find on days it has not seen.
 */
package io.cryptobot.optimize;
