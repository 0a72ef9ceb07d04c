package io.cryptobot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptobot.config.BotConfig;
import io.cryptobot.config.PhaseSettings;
import io.cryptobot.engine.TradingPlan;
import io.cryptobot.feed.CsvCandles;
import io.cryptobot.home.Home;
import io.cryptobot.market.CandleSeries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Where the local Coinbase has its prices from. */
final class LocalPrices {
  private static final String BEGUN = "simulator_replay.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private LocalPrices() {}

  /** The live feeds of the configuration. */
  static OpenPrices live(Home home, BotConfig config, Keys keys, Console console) {
    TradingPlan plan = plan(config);
    return new FeedPrices(
        PriceFeeds.open(keys, config.connections(), console),
        BacktestCandles.networkSource(home.root(), keys, config.connections(), console),
        plan.coins());
  }

  /** Recorded candles, which go on where an earlier start with the same folder was. */
  static OpenPrices replayed(Home home, Path folder, BotConfig config, Console console) {
    TradingPlan plan = plan(config);
    List<CandleSeries> candles = new CsvCandles(folder).loadAll(plan.coins(), plan.timeframe());
    Instant begun = begun(home, folder, console);
    ReplayedPrices prices =
        new ReplayedPrices(candles, begun, plan.warmUpCandles(), console.clock());
    Instant now = console.clock().instant();
    if (plan.coins().stream().anyMatch(coin -> prices.at(coin, now).isEmpty())) {
      throw new CommandFailedException(
          "The candles in "
              + folder
              + " are used up: the replay began on "
              + begun.truncatedTo(ChronoUnit.SECONDS)
              + " and they do not reach to today. Take longer ones, or delete "
              + home.data(BEGUN)
              + " to begin the replay anew.");
    }
    return prices;
  }

  private static TradingPlan plan(BotConfig config) {
    PhaseSettings any = config.phases().values().iterator().next();
    return Plans.simulated(config, any, any.capital(), true);
  }

  private static Instant begun(Home home, Path folder, Console console) {
    Path file = home.data(BEGUN);
    String name = folder.toAbsolutePath().normalize().toString();
    try {
      if (Files.exists(file)) {
        JsonNode known = JSON.readTree(Files.readString(file));
        if (known.path("folder").asText().equals(name)) {
          return Instant.parse(known.path("begun_at").asText());
        }
      }
      Instant now = console.clock().instant();
      ObjectNode begun = JSON.createObjectNode();
      begun.put("folder", name);
      begun.put("begun_at", now.toString());
      Files.createDirectories(home.data());
      HomeParts.files(console).write(file, begun.toString().getBytes(StandardCharsets.UTF_8));
      return now;
    } catch (IOException | DateTimeException e) {
      throw new CommandFailedException(
          "When the replay began cannot be read from or written to "
              + file
              + " ("
              + e.getMessage()
              + "). Delete it to begin the replay anew.",
          e);
    }
  }
}
