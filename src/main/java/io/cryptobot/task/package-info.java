/**
 * How Windows starts the bot: the entries in Task Scheduler, with what Java is started, and the
 * class-data archive that makes it start fast. Knows nothing of the bot but its command line.
 */
package io.cryptobot.task;
