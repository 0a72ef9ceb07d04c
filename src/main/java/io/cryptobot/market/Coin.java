package io.cryptobot.market;

import java.util.regex.Pattern;

/**
 * A coin traded against US dollars.
 *
 * @param product the exchange's product id, such as {@code BTC-USD}
 */
public record Coin(String product) {
  private static final Pattern PRODUCT = Pattern.compile("[A-Z0-9]{2,12}-USD");

  public Coin {
    if (!isProduct(product)) {
      throw new IllegalArgumentException("not a coin: '" + product + "' (a coin is BTC-USD)");
    }
  }

  public static boolean isProduct(String text) {
    return PRODUCT.matcher(text).matches();
  }

  /** The part before the dash: {@code BTC}. */
  public String symbol() {
    return product.substring(0, product.indexOf('-'));
  }

  @Override
  public String toString() {
    return product;
  }
}
