/**
 * The entry in Windows Task Scheduler: what runs the bot every five minutes, and the backup every
 * week. Knows nothing of the bot but its command line.
 */
package io.cryptobot.task;
