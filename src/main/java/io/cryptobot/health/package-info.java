/**
 * Whether all that the bot needs is in order: one small class a check, and the report over them.
 * Changes nothing but a probe file that is removed again.
 */
package io.cryptobot.health;
