package io.cryptobot.optimize;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cryptobot.backtest.Figure;
import io.cryptobot.backtest.RunFigures;
import io.cryptobot.backtest.Texts;
import io.cryptobot.config.SettingsVariants.Change;
import io.cryptobot.journal.CsvLines;
import io.cryptobot.journal.CsvText;
import io.cryptobot.journal.OutputFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes a study to the data folder: {@code optimized_params.json}, both settings files with the
 * chosen values, each under its name, as {@code --optimize --apply} takes them; and {@code
 * optimization_report.csv}, a row a set, the best in-sample first. The rows have the set's number
 * (0 is the configuration as it is), its values, its figures in-sample ({@code in_}) and
 * out-of-sample ({@code out_}); percentages in percent, fees in US dollars, what is undefined
 * empty.
 */
public final class SweepFiles {
  public static final String PARAMETERS = "optimized_params.json";
  public static final String REPORT = "optimization_report.csv";

  private static final int DECIMALS = 6;
  private static final int LONGEST_VERSION = 20;
  private static final DateTimeFormatter VERSION_DAY =
      DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final List<String> FIGURES =
      List.of(
          "return_pct",
          "return_a_year_pct",
          "max_drawdown_pct",
          "calmar",
          "sharpe",
          "profit_factor",
          "win_rate_pct",
          "trades",
          "fees");

  private final Path dataFolder;
  private final OutputFiles files;

  public SweepFiles(Path dataFolder, OutputFiles files) {
    this.dataFolder = dataFolder;
    this.files = files;
  }

  /**
   * Writes both.
   *
   * @return the files
   * @throws io.cryptobot.journal.FileNotWrittenException if one cannot be written
   */
  public List<Path> write(SweepStudy study) {
    Path parameters = dataFolder.resolve(PARAMETERS);
    Path report = dataFolder.resolve(REPORT);
    files.write(parameters, parameters(study).getBytes(StandardCharsets.UTF_8));
    files.write(report, report(study));
    return List.of(parameters, report);
  }

  private static byte[] report(SweepStudy study) {
    List<String> columns = new ArrayList<>(List.of("rank", "set"));
    study.sets().ranges().forEach(range -> columns.add(range.name()));
    FIGURES.forEach(name -> columns.add("in_" + name));
    FIGURES.forEach(name -> columns.add("out_" + name));
    CsvLines lines = new CsvLines(columns).addHeader();
    int rank = 0;
    for (SetResult result : study.results()) {
      rank++;
      lines.add(
          Stream.of(
                  Stream.of(CsvText.of(rank), CsvText.of(result.number())),
                  values(study, result.number()),
                  figures(result.inSample()),
                  figures(result.outOfSample()))
              .flatMap(cells -> cells)
              .toArray(String[]::new));
    }
    return lines.toBytes();
  }

  private static Stream<String> values(SweepStudy study, int set) {
    List<Change> changes = study.sets().changes(set);
    return study.sets().ranges().stream()
        .map(
            range ->
                changes.stream()
                    .filter(c -> c.file().equals(range.file()) && c.key().equals(range.key()))
                    .map(Change::value)
                    .findFirst()
                    .orElseGet(() -> study.settings().value(range.file(), range.key())))
        .map(SweepFiles::text);
  }

  /** A value as a cell: numbers without quotes, lists with spaces. */
  static String text(JsonNode value) {
    if (value.isNumber()) {
      return CsvText.of(value.decimalValue());
    }
    List<String> words = new ArrayList<>();
    value.forEach(word -> words.add(word.asText()));
    return value.isArray() ? String.join(" ", words) : value.asText();
  }

  private static Stream<String> figures(RunFigures run) {
    return Stream.of(
        CsvText.of(run.totalReturnPct(), DECIMALS),
        cell(run.cagrPct()),
        CsvText.of(run.maxDrawdownPct(), DECIMALS),
        cell(run.calmar()),
        cell(run.sharpe()),
        cell(run.profitFactor()),
        cell(run.winRatePct()),
        CsvText.of(run.closed()),
        CsvText.of(run.fees(), DECIMALS));
  }

  private static String cell(Figure figure) {
    return figure.isDefined() ? CsvText.of(figure.value(), DECIMALS) : CsvText.MISSING;
  }

  private static String parameters(SweepStudy study) {
    JsonMapper mapper = new JsonMapper();
    mapper.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    ObjectNode root = mapper.createObjectNode();
    root.put(
        "_comment",
        "The settings files with the values that --optimize --sweep chose. Read the warnings first;"
            + " --optimize --apply FILE copies what differs into config, after asking.");
    root.put("_made", study.info().runAt().toString());
    root.put("_candles", study.info().origin().label());
    root.put("_from", study.folds().get(0).train().from().toString());
    root.put("_to", study.folds().get(study.folds().size() - 1).test().to().toString());
    SweepVerdict verdict = study.verdict();
    Objective objective = verdict.ranking().objective();
    root.put("_objective", objective.word());
    root.put("_in_sample", Texts.number(objective.of(verdict.inSample())));
    root.put("_out_of_sample", Texts.number(objective.of(verdict.outOfSample())));
    root.put("_out_of_sample_as_configured", Texts.number(objective.of(verdict.defaults())));
    ArrayNode warnings = root.putArray("_warnings");
    verdict.warnings().forEach(warnings::add);
    study.settings().contentsWith(changes(study)).forEach(root::set);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return mapper.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of values is always JSON", e);
    }
  }

  /** With a version of its own for a strategy that changes, so that trades can be told apart. */
  private static List<Change> changes(SweepStudy study) {
    List<Change> chosen = study.chosenChanges();
    List<Change> changes = new ArrayList<>(chosen);
    String suffix = "-o" + VERSION_DAY.format(study.info().runAt());
    chosen.stream()
        .map(Change::file)
        .distinct()
        .forEach(
            file -> {
              String version = study.settings().value(file, "strategy_version").asText();
              String base = version.replaceFirst("-o\\d{6}$", "");
              int room = Math.min(base.length(), LONGEST_VERSION - suffix.length());
              String made = base.substring(0, room) + suffix;
              changes.add(new Change(file, "strategy_version", TextNode.valueOf(made)));
            });
    return changes;
  }
}
