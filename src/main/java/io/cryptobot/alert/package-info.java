/**
 * Alerts to a person's mailbox and Telegram chat, sent in the background. Knows the engine's {@link
 * io.cryptobot.engine.Alert}, but neither configuration nor state file: both are handed in.
 */
package io.cryptobot.alert;
