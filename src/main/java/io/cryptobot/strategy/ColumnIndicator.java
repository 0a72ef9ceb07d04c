package io.cryptobot.strategy;

import java.util.List;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * A column of candle values as ta4j's indicators read them. It stands for ta4j's close-price and
 * true-range indicators without a bar object per candle, which cost as much as an average does.
 */
final class ColumnIndicator extends AbstractIndicator<Num> {
  private final double[] column;

  ColumnIndicator(double[] column) {
    super(new Length(column.length));
    this.column = column;
  }

  @Override
  public Num getValue(int index) {
    return DoubleNum.valueOf(column[index]);
  }

  @Override
  public int getUnstableBars() {
    return 0;
  }

  /** All that ta4j's caches ask of a bar series: how long it is. */
  private static final class Length extends BaseBarSeries {
    private static final long serialVersionUID = 1L;

    private final int length;

    Length(int length) {
      super("column", List.of(), DoubleNum.valueOf(1));
      this.length = length;
    }

    @Override
    public int getBeginIndex() {
      return 0;
    }

    @Override
    public int getEndIndex() {
      return length - 1;
    }

    @Override
    public int getBarCount() {
      return length;
    }
  }
}
