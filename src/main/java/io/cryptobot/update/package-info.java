/**
 * One version of the program in the place of another, and back: its files, and whether the
 * portfolio has changed since. Runs nothing and asks nobody; {@code cli} does.
 */
package io.cryptobot.update;
