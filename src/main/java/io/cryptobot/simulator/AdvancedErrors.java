package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Errors in the shape of Advanced Trade. */
final class AdvancedErrors {
  private AdvancedErrors() {}

  static Answer answer(int status, String error, String text) {
    return Answer.json(
        status, Json.object().put("error", error).put("error_details", text).put("message", text));
  }

  static Answer invalid(String text) {
    return answer(Answer.BAD_REQUEST, "INVALID_ARGUMENT", text);
  }

  static Answer unauthorized() {
    return Answer.text(Answer.UNAUTHORIZED, "Unauthorized\n");
  }

  static Answer missingScope() {
    return answer(Answer.FORBIDDEN, "PERMISSION_DENIED", "Missing required scopes");
  }

  static Answer unknownPath() {
    return Answer.text(Answer.NOT_FOUND, "404 page not found\n");
  }

  static Answer tooMany() {
    ObjectNode json = Json.object();
    json.putArray("errors")
        .addObject()
        .put("id", "rate_limit_exceeded")
        .put("message", "Too many requests");
    return Answer.json(Answer.TOO_MANY, json);
  }
}
