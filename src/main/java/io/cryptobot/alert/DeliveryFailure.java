package io.cryptobot.alert;

import io.cryptobot.engine.Alert;

/**
 * An alert that a channel gave up.
 *
 * @param channel the channel's name
 * @param attempts how often it was tried, over all runs; 1 or more
 * @param reason one plain sentence without secrets
 */
public record DeliveryFailure(String channel, Alert alert, int attempts, String reason) {}
