/**
 * Copies of what a bot knows, and the way back to one: state, logs and configuration, never
 * credentials.
 */
package io.cryptobot.backup;
