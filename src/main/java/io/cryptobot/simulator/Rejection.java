package io.cryptobot.simulator;

/** Why an order is not booked, in the words of both APIs. */
enum Rejection {
  INSUFFICIENT_FUND(
      "INSUFFICIENT_FUND", "Insufficient balance in source account", "Insufficient funds"),
  INVALID_SIZE_PRECISION(
      "INVALID_SIZE_PRECISION", "Too many decimals in order amount", "size is too accurate"),
  INVALID_PRICE_PRECISION(
      "INVALID_PRICE_PRECISION", "Too many decimals in order price", "price is too accurate"),
  BASE_TOO_SMALL("UNKNOWN_FAILURE_REASON", "INVALID_BASE_SIZE_TOO_SMALL", "", "size is too small"),
  QUOTE_TOO_SMALL(
      "UNKNOWN_FAILURE_REASON", "INVALID_QUOTE_SIZE_TOO_SMALL", "", "funds is too small"),
  BASE_TOO_LARGE("UNKNOWN_FAILURE_REASON", "INVALID_BASE_SIZE_TOO_LARGE", "", "size is too large"),
  QUOTE_TOO_LARGE(
      "UNKNOWN_FAILURE_REASON", "INVALID_QUOTE_SIZE_TOO_LARGE", "", "funds is too large"),
  INVALID_PRODUCT("INVALID_PRODUCT_ID", "Invalid product_id", "Product not found"),
  INVALID_CONFIGURATION(
      "UNSUPPORTED_ORDER_CONFIGURATION",
      "INVALID_ORDER_CONFIG",
      "The order configuration was invalid",
      "type, size or funds is invalid"),
  POST_ONLY(
      "INVALID_LIMIT_PRICE_POST_ONLY", "Post only order would trade at once", "post only mode"),
  /** The fault of a Coinbase that refuses a client id it has an order of. */
  DUPLICATE_CLIENT_ORDER_ID(
      "UNKNOWN_FAILURE_REASON", "UNKNOWN_PREVIEW_FAILURE_REASON", "", "client_oid already exists"),
  /** Not an answer of the order's kind on Advanced Trade, but an HTTP 400. */
  NOT_ENABLED("ORDER_ENTRY_DISABLED", "target is not enabled for trading", "Trading is disabled"),
  NO_PRICE("INVALID_NO_LIQUIDITY", "No liquidity", "No liquidity");

  private static final String PREVIEW = "PREVIEW_";

  private final String error;
  private final String preview;
  private final String message;
  private final String exchangeMessage;

  Rejection(String error, String message, String exchangeMessage) {
    this(error, error, message, exchangeMessage);
  }

  Rejection(String error, String preview, String message, String exchangeMessage) {
    this.error = error;
    this.preview = preview.contains(PREVIEW) ? preview : PREVIEW + preview;
    this.message = message;
    this.exchangeMessage = exchangeMessage;
  }

  /** Advanced Trade's reason. */
  String error() {
    return error;
  }

  /** Advanced Trade's reason in a preview. */
  String preview() {
    return preview;
  }

  /** Advanced Trade's text. */
  String message() {
    return message;
  }

  /** Exchange's text. */
  String exchangeMessage() {
    return exchangeMessage;
  }
}
