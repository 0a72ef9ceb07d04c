package io.cryptobot.alert;

import io.cryptobot.engine.Alert;

/** One way to reach a person. Used by one thread at a time. */
public interface AlertChannel {

  /** One lower-case word, such as {@code email}; stands in the logs and in the state. */
  String name();

  /**
   * Sends one alert; returns when the service has taken it.
   *
   * @throws DeliveryException if the service has not, as far as can be known, taken it
   */
  void send(Alert alert) throws DeliveryException;
}
