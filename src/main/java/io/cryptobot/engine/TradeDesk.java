package io.cryptobot.engine;

import io.cryptobot.portfolio.Fill;
import io.cryptobot.portfolio.Money;
import io.cryptobot.portfolio.Portfolio;
import io.cryptobot.portfolio.Position;
import io.cryptobot.portfolio.Sleeve;
import io.cryptobot.risk.RiskLedger;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends orders and books their fills in ledger and risk counters: the one way to trade. */
final class TradeDesk {
  private final TradedCoin[] coins;
  private final Sleeve[] sleeves;
  private final Portfolio portfolio;
  private final RiskLedger ledger;
  private final Exchange exchange;
  private final EngineListener listener;

  TradeDesk(
      List<TradedCoin> coins,
      Portfolio portfolio,
      RiskLedger ledger,
      Exchange exchange,
      EngineListener listener) {
    this.coins = coins.toArray(TradedCoin[]::new);
    this.sleeves = coins.stream().map(c -> portfolio.sleeve(c.sleeve())).toArray(Sleeve[]::new);
    this.portfolio = portfolio;
    this.ledger = ledger;
    this.exchange = exchange;
    this.listener = listener;
  }

  int coinCount() {
    return coins.length;
  }

  TradedCoin coin(int coin) {
    return coins[coin];
  }

  Sleeve sleeve(int coin) {
    return sleeves[coin];
  }

  @Nullable Position position(int coin) {
    return sleeves[coin].position(coin);
  }

  /** Buys for an amount in US dollars at the step's price for entries. */
  Fill buy(int coin, BigDecimal amount, MarketStep step, String reason) {
    TradedCoin traded = coins[coin];
    double price = step.entryPrice(coin);
    Fill fill = exchange.buy(traded.coin(), amount, price);
    sleeve(coin).buy(coin, fill, step.second());
    ledger.recordBuy(coin, step.second());
    tell(traded, Side.BUY, fill, Money.ZERO, step.second(), step.second(), reason, price, step);
    return fill;
  }

  /** Sells the whole position at a price. */
  void sell(
      int coin, Position position, double price, long second, MarketStep step, String reason) {
    TradedCoin traded = coins[coin];
    Fill fill = exchange.sell(traded.coin(), position.quantity(), price);
    BigDecimal profitOrLoss = sleeve(coin).sell(coin, fill);
    ledger.recordSale(coin, second, profitOrLoss);
    long opened = position.openedSecond();
    tell(traded, Side.SELL, fill, profitOrLoss, second, opened, reason, price, step);
  }

  private void tell(
      TradedCoin traded,
      Side side,
      Fill fill,
      BigDecimal profitOrLoss,
      long second,
      long openedSecond,
      String reason,
      double signalPrice,
      MarketStep step) {
    listener.traded(
        new Trade(
            second,
            traded.sleeve(),
            traded.coin(),
            side,
            fill,
            profitOrLoss,
            openedSecond,
            reason,
            signalPrice,
            portfolio.mark(step.prices())));
  }
}
