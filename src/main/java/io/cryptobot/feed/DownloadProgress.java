package io.cryptobot.feed;

import io.cryptobot.market.Coin;

/** Is told how a download goes on. Nothing is told where the cache has everything. */
public interface DownloadProgress {
  /** For a caller who shows nothing. */
  DownloadProgress NONE =
      new DownloadProgress() {
        @Override
        public void advanced(Coin coin, int done, int total) {}

        @Override
        public void stopped(Coin coin) {}
      };

  /** So many of the coin's pages have come: first called with 0, last with all of them. */
  void advanced(Coin coin, int done, int total);

  /** The download of this coin failed before its last page. */
  void stopped(Coin coin);
}
