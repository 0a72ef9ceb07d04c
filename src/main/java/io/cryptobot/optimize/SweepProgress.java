package io.cryptobot.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cryptobot.backtest.DailyMoments;
import io.cryptobot.backtest.RunFigures;
import io.cryptobot.files.FileLayer;
import io.cryptobot.files.WholeFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code data/optimization_progress.csv}: what a sweep has done so far, only ever added to while it
 * runs. The first line says what it is about; a line each run follows, numbers to their last bit:
 *
 * <pre>
 * #{"candles":"5d0c...","configuration":"1f09ab34c2d1",...}
 * set,fold,part,seconds,growth,highest,lowest,depth,days,mean,squares,closed,wins,won,lost,fees,stopped
 * 0,0,train,22032000,0.97,1.01,0.95,0.05,255,-0.0001,0.0021,231,80,41.2,74.6,51.1,False
 * </pre>
 *
 * A set counts once all its runs are there. A torn last line counts for nothing.
 */
public final class SweepProgress {
  public static final String FILE = "optimization_progress.csv";

  private static final String HEADER =
      "set,fold,part,seconds,growth,highest,lowest,depth,days,mean,squares,closed,wins,won,lost,"
          + "fees,stopped";
  private static final int COLUMNS = 17;
  private static final String TRAIN = "train";
  private static final String TEST = "test";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final FileLayer layer;

  public SweepProgress(Path dataFolder, FileLayer layer) {
    this.file = dataFolder.resolve(FILE);
    this.layer = layer;
  }

  /**
   * What an earlier sweep left.
   *
   * @param about what it was about
   * @param results of the sets that were done
   */
  public record Kept(SweepAbout about, List<SetResult> results) {}

  /** What the file holds; empty if there is none, or none that a sweep wrote. */
  public Optional<Kept> read(int folds) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Optional<SweepAbout> about = about(lines.readLine());
      if (about.isEmpty()) {
        return Optional.empty();
      }
      Map<Integer, Map<String, RunFigures>> runs = new TreeMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, runs);
      }
      return Optional.of(new Kept(about.get(), whole(runs, folds)));
    }
  }

  private static Optional<SweepAbout> about(String line) {
    if (line == null || !line.startsWith("#")) {
      return Optional.empty();
    }
    try {
      Map<String, String> parts = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> part : JSON.readTree(line.substring(1)).properties()) {
        parts.put(part.getKey(), part.getValue().asText());
      }
      return Optional.of(new SweepAbout(parts));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void take(String line, Map<Integer, Map<String, RunFigures>> runs) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS || line.equals(HEADER)) {
      return;
    }
    try {
      RunFigures run = figures(cells);
      runs.computeIfAbsent(Integer.parseInt(cells[0]), set -> new TreeMap<>())
          .put(cells[1] + cells[2], run);
    } catch (NumberFormatException e) {
      // Half a line that was being written when the process died.
    }
  }

  private static List<SetResult> whole(Map<Integer, Map<String, RunFigures>> runs, int folds) {
    List<SetResult> results = new ArrayList<>();
    runs.forEach(
        (set, parts) -> {
          List<RunFigures> train = new ArrayList<>();
          List<RunFigures> test = new ArrayList<>();
          for (int fold = 0; fold < folds; fold++) {
            Optional.ofNullable(parts.get(fold + TRAIN)).ifPresent(train::add);
            Optional.ofNullable(parts.get(fold + TEST)).ifPresent(test::add);
          }
          if (train.size() == folds && test.size() == folds) {
            results.add(new SetResult(set, train, test));
          }
        });
    return results;
  }

  /** Begins the file anew, with what is done already. */
  public void begin(WholeFiles files, SweepAbout about, List<SetResult> done) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append('#').append(JSON.writeValueAsString(about.parts())).append('\n');
    text.append(HEADER).append('\n');
    done.forEach(result -> append(text, result));
    files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Adds what is done. */
  public void add(List<SetResult> fresh) throws IOException {
    StringBuilder text = new StringBuilder();
    fresh.forEach(result -> append(text, result));
    layer.append(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder text, SetResult result) {
    for (int fold = 0; fold < result.train().size(); fold++) {
      append(text, result.number(), fold, TRAIN, result.train().get(fold));
      append(text, result.number(), fold, TEST, result.test().get(fold));
    }
  }

  private static void append(StringBuilder text, int set, int fold, String part, RunFigures run) {
    Object[] cells = {
      set,
      fold,
      part,
      run.seconds(),
      run.growth(),
      run.highest(),
      run.lowest(),
      run.depth(),
      run.daily().days(),
      run.daily().mean(),
      run.daily().squares(),
      run.closed(),
      run.wins(),
      run.won(),
      run.lost(),
      run.fees(),
      run.stopped() ? "True" : "False"
    };
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : ",").append(cells[i]);
    }
    text.append('\n');
  }

  private static RunFigures figures(String[] cells) {
    int at = 3;
    long seconds = Long.parseLong(cells[at++]);
    double growth = Double.parseDouble(cells[at++]);
    double highest = Double.parseDouble(cells[at++]);
    double lowest = Double.parseDouble(cells[at++]);
    double depth = Double.parseDouble(cells[at++]);
    int days = Integer.parseInt(cells[at++]);
    double mean = Double.parseDouble(cells[at++]);
    double squares = Double.parseDouble(cells[at++]);
    int closed = Integer.parseInt(cells[at++]);
    int wins = Integer.parseInt(cells[at++]);
    double won = Double.parseDouble(cells[at++]);
    double lost = Double.parseDouble(cells[at++]);
    double fees = Double.parseDouble(cells[at++]);
    boolean stopped = truth(cells[at]);
    return new RunFigures(
        seconds,
        growth,
        highest,
        lowest,
        depth,
        new DailyMoments(days, mean, squares),
        closed,
        wins,
        won,
        lost,
        fees,
        stopped);
  }

  private static boolean truth(String cell) {
    if (!cell.equals("True") && !cell.equals("False")) {
      throw new NumberFormatException(cell);
    }
    return cell.equals("True");
  }
}
