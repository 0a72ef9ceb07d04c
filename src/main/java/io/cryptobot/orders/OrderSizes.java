package io.cryptobot.orders;

import io.cryptobot.exchange.ProductTerms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts as an exchange takes them: multiples of a product's increments, never rounded up. */
final class OrderSizes {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private OrderSizes() {}

  /**
   * What a buy orders: the fee is taken out of the amount, so it is added.
   *
   * @param amount in US dollars, the fee not included
   */
  static BigDecimal ofBuy(BigDecimal amount, BigDecimal feeRate, ProductTerms terms) {
    BigDecimal withFee = amount.multiply(BigDecimal.ONE.add(feeRate));
    return cut(withFee, terms.quoteIncrement().max(CENT));
  }

  /** What a sale of so many coins orders. */
  static BigDecimal ofSale(BigDecimal quantity, ProductTerms terms) {
    return cut(quantity, terms.baseIncrement());
  }

  /** The fewest coins that can be sold alone at a price in US dollars. */
  static BigDecimal smallestSale(ProductTerms terms, BigDecimal price) {
    BigDecimal byValue = terms.quoteMinimum().divide(price, MathContext.DECIMAL64);
    return terms.baseMinimum().max(terms.baseIncrement()).max(byValue);
  }

  private static BigDecimal cut(BigDecimal amount, BigDecimal increment) {
    return amount.divide(increment, 0, RoundingMode.DOWN).multiply(increment).stripTrailingZeros();
  }
}
