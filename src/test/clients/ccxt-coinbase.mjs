// ccxt's class for Advanced Trade.
import ccxt from 'ccxt';
import { assert, checkCandles, failure, HOUR, near, pass, PRODUCTS, simulator, thisHour, TOO_MUCH } from './harness.mjs';

const SYMBOL = 'BTC/USD';
const keys = { apiKey: simulator.advanced.name, secret: simulator.advanced.privateKey };
const client = (more) => new ccxt.coinbase({ ...keys, urls: { api: { rest: simulator.url } }, ...more });
const coinbase = client();

const markets = await coinbase.loadMarkets();
assert.deepEqual(Object.values(markets).map((market) => market.id).sort(), PRODUCTS);
assert.equal(markets['DOGE/USD'].precision.amount, 0.1);
assert.equal(markets[SYMBOL].taker, 0.009);
assert.equal((await coinbase.fetchTradingFees())[SYMBOL].maker, 0.005);

const ticker = await coinbase.fetchTicker(SYMBOL);
assert.ok(0 < ticker.bid && ticker.bid <= ticker.last && ticker.last <= ticker.ask);
const tickers = await coinbase.fetchTickers();
assert.equal(Object.keys(tickers).length, PRODUCTS.length);
assert.ok(tickers[SYMBOL].last > 0);
const book = await coinbase.fetchOrderBook(SYMBOL, 5);
assert.equal(book.bids[0][0], ticker.bid);

const candles = await coinbase.fetchOHLCV(SYMBOL, '1h', (thisHour() - 48 * HOUR) * 1000, 24);
checkCandles(candles.map(([time, ...rest]) => [time / 1000, ...rest]), 24);

// By itself ccxt asks the app's API for balances, which knows no holds; with v3 Advanced Trade.
const before = await coinbase.fetchBalance();
assert.ok(before.USD.free > 0);
assert.equal(before.BTC.total, 0);

// A market buy by dollars, the fee in them.
const sent = await coinbase.createMarketBuyOrderWithCost(SYMBOL, 25);
const bought = await coinbase.fetchOrder(sent.id);
assert.equal(bought.status, 'closed');
assert.equal(bought.side, 'buy');
near(bought.cost + Number(bought.fee.cost), 25, 'dollars of the buy');
near(bought.fee.cost, bought.cost * 0.009, 'fee of the buy');
near((await coinbase.fetchBalance({ v3: true })).BTC.free, bought.filled, 'coins after the buy');

// A limit order that waits holds its coins; cancelled, it frees them.
const coins = Number(coinbase.amountToPrecision(SYMBOL, bought.filled));
const half = Number(coinbase.amountToPrecision(SYMBOL, coins / 2));
const dear = await coinbase.createLimitSellOrder(SYMBOL, half, ticker.last * 2);
const cheap = await coinbase.createLimitBuyOrder(SYMBOL, half, ticker.last / 2);
const open = await coinbase.fetchOpenOrders(SYMBOL);
assert.deepEqual(open.map((order) => order.id).sort(), [dear.id, cheap.id].sort());
assert.ok(open.every((order) => order.status === 'open' && order.filled === 0));
const held = await coinbase.fetchBalance({ v3: true });
near(held.BTC.used, half, 'coins set aside');
near(held.BTC.free, bought.filled - half, 'coins left free');
assert.ok(held.USD.used > 0);
await coinbase.cancelOrder(dear.id);
await coinbase.cancelOrders([cheap.id]);
assert.equal((await coinbase.fetchOrder(dear.id)).status, 'canceled');
assert.equal((await coinbase.fetchOpenOrders(SYMBOL)).length, 0);
near((await coinbase.fetchBalance({ v3: true })).BTC.used, 0, 'coins set aside after the cancel');

// The coins go again, by size.
const sale = await coinbase.createMarketSellOrder(SYMBOL, coins);
const sold = await coinbase.fetchOrder(sale.id);
assert.equal(sold.status, 'closed');
near(sold.filled, coins, 'coins sold');
near((await coinbase.fetchBalance()).BTC.total, bought.filled - coins, 'coins after the sale');

const orders = await coinbase.fetchOrders(SYMBOL);
assert.equal(orders.length, 4);
assert.equal((await coinbase.fetchClosedOrders(SYMBOL)).length, 2);
assert.equal((await coinbase.fetchCanceledOrders(SYMBOL)).length, 2);
const trades = await coinbase.fetchMyTrades(SYMBOL);
assert.deepEqual(trades.map((trade) => trade.order), [bought.id, sold.id]);
near(trades[0].cost, bought.cost, 'dollars of the fill');
near(trades[1].fee.cost, sold.fee.cost, 'fee of the fill');

const poor = await failure(() => coinbase.createMarketBuyOrderWithCost(SYMBOL, Number(TOO_MUCH)));
assert.ok(poor instanceof ccxt.InsufficientFunds, String(poor));
const unknown = await failure(() => coinbase.fetchOrder('31d8810d-41dc-4321-b734-0a44495294a2'));
assert.match(String(unknown), /NOT_FOUND.*order with this orderID was not found/);
const late = await failure(() => coinbase.cancelOrder(sold.id));
assert.ok(late instanceof ccxt.BadRequest, String(late));
const forged = await failure(() => client({ apiKey: `${keys.apiKey}0` }).fetchBalance());
assert.ok(forged instanceof ccxt.AuthenticationError, String(forged));

pass('ccxt coinbase', {
  products: Object.keys(markets).length,
  candles: candles.length,
  bought: bought.filled,
  sold: sold.filled,
  fills: trades.length,
});
