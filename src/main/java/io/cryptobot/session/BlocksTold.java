package io.cryptobot.session;

import io.cryptobot.market.Coin;
import io.cryptobot.risk.BlockReason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was last told of why entries of a coin are forbidden from outside. */
final class BlocksTold {
  private final Map<Coin, String> labels = new HashMap<>();

  BlocksTold(Map<Coin, String> remembered) {
    labels.putAll(remembered);
  }

  /** Whether that is news, from now on told; null if entries are allowed. */
  boolean isNews(Coin coin, @Nullable BlockReason block) {
    String before = block == null ? labels.remove(coin) : labels.put(coin, block.label());
    return block == null ? before != null : !block.label().equals(before);
  }

  /** The labels of the reasons that hold, by coin. */
  Map<Coin, String> remembered() {
    return labels;
  }
}
