package io.cryptobot.visualize;

import io.cryptobot.chart.AllocationChart.Level;
import io.cryptobot.journal.OutputFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The six charts as PNG files named after the environment: {@code paper_equity.png}, {@code
 * paper_allocation.png}, {@code paper_results.png}, {@code paper_drawdown.png}, {@code
 * paper_frequency.png} and {@code paper_coins.png}.
 */
public final class Charts {
  public static final String EQUITY = "equity";

  private final Map<String, Supplier<byte[]>> pictures = new LinkedHashMap<>();
  private final String prefix;

  /**
   * @param levels what the allocation rules want, where they are known
   */
  public Charts(TradingHistory history, List<Level> levels) {
    ValueCharts values = new ValueCharts(history);
    TradeCharts trades = new TradeCharts(history);
    prefix = history.environment() + "_";
    pictures.put(EQUITY, values::equity);
    pictures.put("allocation", () -> values.allocation(levels));
    pictures.put("results", trades::results);
    pictures.put("drawdown", values::drawdown);
    pictures.put("frequency", trades::frequency);
    pictures.put("coins", trades::coins);
  }

  /**
   * Draws all and writes them, with the folder if it is missing.
   *
   * @return the files
   * @throws io.cryptobot.chart.ChartUnavailableException if this Java runtime cannot draw
   * @throws io.cryptobot.journal.FileNotWrittenException if one cannot be written
   */
  public List<Path> write(Path folder, OutputFiles files) {
    return write(folder, files, List.of());
  }

  /** The same without some, which somebody else has drawn. */
  public List<Path> write(Path folder, OutputFiles files, List<String> without) {
    List<Path> written = new ArrayList<>();
    pictures.forEach(
        (name, picture) -> {
          if (!without.contains(name)) {
            Path file = folder.resolve(prefix + name + ".png");
            files.write(file, picture.get());
            written.add(file);
          }
        });
    return List.copyOf(written);
  }
}
