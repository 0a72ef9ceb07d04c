package io.cryptobot.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.status.Look;
import io.cryptobot.status.Look.Known;
import io.cryptobot.status.Look.NoBot;
import io.cryptobot.status.Look.Unreadable;
import io.cryptobot.status.Status;
import io.cryptobot.status.StatusJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What the page's first view shows: the very numbers of {@code --status --json}, and beside them
 * what a person needs to judge them.
 */
final class Overview {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int DECIMALS = 8;

  private Overview() {}

  static ObjectNode json(Look look, Instant now) throws JsonProcessingException {
    ObjectNode json = JSON.createObjectNode();
    json.put("now", now.toString());
    if (look instanceof NoBot none) {
      json.put("found", "none");
      json.putObject("kill").put("on", none.isKilled());
    } else if (look instanceof Unreadable unreadable) {
      json.put("found", "unreadable");
      json.put("why", unreadable.why());
      json.putObject("kill").put("on", unreadable.isKilled());
    } else if (look instanceof Known known) {
      json.put("found", "known");
      addStatus(json, known.status());
    }
    return json;
  }

  private static void addStatus(ObjectNode json, Status status) throws JsonProcessingException {
    // The last digits of money count: numbers go on as they are written.
    json.putRawValue("status", new RawValue(StatusJson.text(status, true)));
    json.put("unwatched", status.isUnwatched());
    json.put("heartbeat_stale", status.isHeartbeatStale());
    addKill(json.putObject("kill"), status);
    Optional<PhaseSettings> phase = status.phase();
    json.put("capital", phase.map(PhaseSettings::capital).orElse(null));
    json.put("net_result", phase.map(settings -> netResult(status, settings)).orElse(null));
    json.put("max_trades_per_day", phase.map(PhaseSettings::maxTradesPerDay).orElse(null));
    json.put(
        "aggressive_cap",
        status.config().map(config -> config.allocation().aggressiveCapPct()).orElse(null));
    json.put("config_usable", status.config().isPresent());
    status.config().ifPresent(config -> addCoins(json, config));
  }

  private static void addKill(ObjectNode kill, Status status) {
    kill.put("on", status.killSwitch().isPresent());
    status
        .killSwitch()
        .ifPresent(note -> kill.put("text", note.text()).put("checksum_fits", note.checksumFits()));
    // A configuration that cannot be read may hold a password.
    kill.put(
        "guarded",
        status.config().map(config -> config.connections().isKillSwitchGuarded()).orElse(true));
  }

  private static BigDecimal netResult(Status status, PhaseSettings phase) {
    return BigDecimal.valueOf(status.totalValue())
        .subtract(phase.capital())
        .setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private static void addCoins(ObjectNode json, BotConfig config) {
    config.conservative().coins().forEach(json.putArray("conservative_coins")::add);
    config.aggressive().coins().forEach(json.putArray("aggressive_coins")::add);
  }
}
