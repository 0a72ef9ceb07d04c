/**
 * What the bot remembers between two runs, and how it lies on the disk. May know the domain and
 * files; knows no network and no console.
 */
package io.cryptobot.state;
