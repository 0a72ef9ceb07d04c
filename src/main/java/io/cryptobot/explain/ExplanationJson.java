package io.cryptobot.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.explain.LoggedTrades.LoggedTrade;
import io.cryptobot.journal.AuditLogFormat;
import java.util.List;
import java.util.Optional;

/**
 * Explanations as JSON: rows of logs by their columns, records of {@code data/decisions} as they
 * stand there; what is not there is {@code null}.
 *
 * <pre>
 * {"explanations": [{"trade": {"timestamp": "...", "coin": "BTC-USD", ...}, "exit": null,
 *   "decision": {"candle": {...}, "conditions": [...], ...}, "partner": null, "audit": []}]}
 * </pre>
 */
public final class ExplanationJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private ExplanationJson() {}

  /** Indented lines. */
  public static String text(List<Explanation> explanations) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode all = json.putArray("explanations");
    for (Explanation explanation : explanations) {
      ObjectNode one = all.addObject();
      put(one, "trade", explanation.trade());
      one.set("exit", explanation.exit().map(RecordedDecision::json).orElse(null));
      one.set("decision", explanation.decision().map(RecordedDecision::json).orElse(null));
      put(one, "partner", explanation.partner());
      ArrayNode audits = one.putArray("audit");
      for (List<String> row : explanation.audits()) {
        ObjectNode audit = audits.addObject();
        for (int i = 0; i < row.size(); i++) {
          audit.put(AuditLogFormat.COLUMNS.get(i), row.get(i));
        }
      }
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain JSON can always be written", e);
    }
  }

  private static void put(ObjectNode json, String name, Optional<LoggedTrade> trade) {
    if (trade.isEmpty()) {
      json.putNull(name);
      return;
    }
    ObjectNode row = json.putObject(name);
    trade.get().cells().forEach(row::put);
  }
}
