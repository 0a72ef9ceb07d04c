/**
 * A run of the bot: step after step, each remembered and logged before the next. Knows the engine,
 * the state and the logs; where time, prices and files come from is given to it.
 */
package io.cryptobot.session;
