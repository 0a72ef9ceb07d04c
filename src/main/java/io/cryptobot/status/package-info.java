/**
 * What the portfolio is worth and what the bot is doing, from the files in the home folder alone.
 * Reads a bounded part of every file and writes none.
 */
package io.cryptobot.status;
