package io.cryptobot.exchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptobot.exchange.Submission;
import java.util.Optional;

/** What both APIs have in common in answering an order. */
final class Submissions {
  private Submissions() {}

  /** What a 200's JSON says. */
  @FunctionalInterface
  interface Taken {

    /**
     * Reads it.
     *
     * @throws UnreadableException if it does not say what became of the order
     */
    Submission read(JsonNode json) throws UnreadableException;
  }

  static Submission of(CoinbaseHttp.Outcome outcome, Taken taken) {
    if (outcome.reply().isEmpty()) {
      return outcome.hasLeft()
          ? new Submission.Unresolved(outcome.failure())
          : new Submission.NotSent(outcome.failure(), Optional.empty());
    }
    Reply reply = outcome.reply().get();
    if (reply.status() == Reply.TOO_MANY) {
      return new Submission.NotSent("it answered HTTP 429, too many requests", reply.retryAfter());
    }
    if (reply.isTransient()) {
      return new Submission.Unresolved("it answered HTTP " + reply.status());
    }
    Optional<JsonNode> json = reply.json();
    if (reply.isSuccess() && json.isPresent()) {
      try {
        Submission submission = taken.read(json.get());
        return submission instanceof Submission.Rejected rejected
            ? new Submission.Rejected(
                Reply.excerpt(rejected.code()), Reply.excerpt(rejected.message()))
            : submission;
      } catch (UnreadableException e) {
        return new Submission.Unresolved(
            "its answer cannot be read: " + Reply.excerpt(String.valueOf(e.getMessage())));
      }
    }
    boolean isRefusal = reply.status() >= 400 && (json.isPresent() || reply.isDenied());
    return isRefusal
        ? new Submission.Rejected("HTTP " + reply.status(), reply.message())
        : new Submission.Unresolved("it answered HTTP " + reply.status() + " with no sense in it");
  }
}
