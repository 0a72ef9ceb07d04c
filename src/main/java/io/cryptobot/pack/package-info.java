/**
 * A step of the build: the package for Windows as one zip file. Nothing of the bot uses it, and it
 * uses nothing of the bot.
 */
package io.cryptobot.pack;
