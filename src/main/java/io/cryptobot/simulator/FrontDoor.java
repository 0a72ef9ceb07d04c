package io.cryptobot.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.cryptobot.time.Sleeper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request to its API, and does to it what its fault says. */
final class FrontDoor {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
  private static final int NO_BODY = -1;

  private final AdvancedTradeHandler advanced;
  private final AppHandler app;
  private final ExchangeHandler exchange;
  private final Faults faults;
  private final CallLog calls;
  private final Clock clock;
  private final Sleeper sleeper;

  FrontDoor(
      AdvancedTradeHandler advanced,
      AppHandler app,
      ExchangeHandler exchange,
      Faults faults,
      CallLog calls,
      Clock clock,
      Sleeper sleeper) {
    this.advanced = advanced;
    this.app = app;
    this.exchange = exchange;
    this.faults = faults;
    this.calls = calls;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Answers, or not.
   *
   * @throws IOException to end the connection without an answer or in the middle of one: the server
   *     forgets a connection only if it closes it itself, and otherwise keeps 8 KB of each for good
   */
  void serve(HttpExchange http) throws IOException {
    try (http) {
      Call plain = Call.of(http, clock.instant());
      boolean placesOrder =
          AdvancedTradeHandler.placesOrder(plain) || ExchangeHandler.placesOrder(plain);
      Optional<Fault> fault = faults.next(plain.method(), plain.path(), placesOrder);
      calls.add(
          new CallLog.Entry(plain.method(), plain.target(), plain.body(), plain.time(), fault));
      @Nullable Answer answer = answer(plain.with(fault));
      if (answer == null) {
        throw new IOException("a connection dropped as the faults say");
      }
      send(http, answer, fault);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null for none at all. */
  private @Nullable Answer answer(Call call) throws InterruptedException {
    @Nullable Fault fault = call.fault().orElse(null);
    if (fault == null) {
      return served(call);
    }
    if (fault.kind() == FaultKind.DELAY || fault.kind() == FaultKind.DROP_BEFORE) {
      sleeper.sleep(fault.time());
    }
    if (fault.replacesTheWork()) {
      return instead(fault, call);
    }
    Answer answer = served(call);
    if (fault.kind() == FaultKind.DROP_AFTER) {
      sleeper.sleep(fault.time());
    }
    return spoilt(answer, fault, call);
  }

  private Answer served(Call call) {
    try {
      if (AdvancedTradeHandler.serves(call)) {
        return advanced.answer(call);
      }
      return AppHandler.serves(call) ? app.answer(call) : exchange.answer(call);
    } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
      LOG.error("event=simulator_error request=\"{} {}\"", call.method(), call.path(), e);
      return error(call, Answer.ERROR, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Answer instead(Fault fault, Call call) {
    return switch (fault.kind()) {
      case RATE_LIMITED ->
          (isExchanges(call)
                  ? ExchangeHandler.error(Answer.TOO_MANY, "Private rate limit exceeded")
                  : AdvancedErrors.tooMany())
              .with(Map.of("Retry-After", Long.toString(fault.time().toSeconds())));
      case ERROR_500 -> error(call, Answer.ERROR, "Internal server error");
      case ERROR_503 -> error(call, Answer.UNAVAILABLE, "Service unavailable");
      case HTML -> Answer.html(Answer.BAD_GATEWAY, "502 Bad Gateway");
      default -> null;
    };
  }

  private static @Nullable Answer spoilt(Answer answer, Fault fault, Call call) {
    return switch (fault.kind()) {
      case DROP_AFTER, ERROR_500, ERROR_503, HTML -> instead(fault, call);
      case EMPTY -> answer.withBody("");
      case TRUNCATED -> answer.withBody(answer.body().substring(0, answer.body().length() / 2));
      case UNKNOWN_FIELD -> answer.withBody(withMore(answer.body()));
      default -> answer;
    };
  }

  private static String withMore(String body) {
    return Json.read(body)
        .map(
            json -> {
              ObjectNode more = Json.object();
              more.putObject("brand_new_member").put("since", "2027").putArray("list").add(1);
              return more.setAll((ObjectNode) json).toString();
            })
        .orElse(body);
  }

  private static Answer error(Call call, int status, String text) {
    return isExchanges(call)
        ? ExchangeHandler.error(status, text)
        : AdvancedErrors.answer(status, "INTERNAL", text);
  }

  private static boolean isExchanges(Call call) {
    return !AdvancedTradeHandler.serves(call) && !AppHandler.serves(call);
  }

  private static void send(HttpExchange http, Answer answer, Optional<Fault> fault)
      throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(http.getResponseHeaders()::set);
    boolean breaksOff = fault.filter(its -> its.kind() == FaultKind.RESET).isPresent();
    boolean hasBody = body.length > 0 && !http.getRequestMethod().equals("HEAD");
    http.sendResponseHeaders(answer.status(), hasBody ? body.length : NO_BODY);
    if (hasBody) {
      OutputStream out = http.getResponseBody();
      out.write(body, 0, breaksOff ? body.length / 2 : body.length);
      out.flush();
    }
    if (breaksOff) {
      throw new IOException("a connection reset as the faults say");
    }
  }
}
