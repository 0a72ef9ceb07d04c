package io.cryptobot.exchange.coinbase;

import java.time.Instant;
import java.util.Map;

/** Shows Coinbase that a request is ours. */
interface Signer {

  /**
   * The headers of a request.
   *
   * @param path with its query
   * @param body empty where there is none
   */
  Map<String, String> headers(String method, String path, String body, Instant now);
}
