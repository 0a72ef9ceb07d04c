/**
 * A Coinbase of our own on this computer: Advanced Trade and Exchange over real HTTP, with books
 * that remember. It may know the market, files and time; nothing of the bot that trades on it.
 */
package io.cryptobot.simulator;
