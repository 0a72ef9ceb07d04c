// ccxt's class for Exchange.
import ccxt from 'ccxt';
import { assert, checkCandles, failure, HOUR, near, pass, PRODUCTS, simulator, thisHour, TOO_MUCH, WRONG_SECRET } from './harness.mjs';

const SYMBOL = 'ETH/USD';
const { key, secret, passphrase } = simulator.exchange;
const client = (more) =>
  new ccxt.coinbaseexchange({
    apiKey: key,
    secret,
    password: passphrase,
    urls: { api: { public: simulator.url, private: simulator.url } },
    ...more,
  });
const exchange = client();

const markets = await exchange.loadMarkets();
assert.deepEqual(Object.values(markets).map((market) => market.id).sort(), PRODUCTS);
assert.equal(markets['DOGE/USD'].precision.amount, 0.1);
assert.ok(Math.abs((await exchange.fetchTime()) - Date.now()) < 5000);
assert.equal((await exchange.fetchTradingFees())[SYMBOL].taker, 0.009);

const ticker = await exchange.fetchTicker(SYMBOL);
assert.ok(0 < ticker.bid && ticker.bid <= ticker.last && ticker.last <= ticker.ask);
const tickers = await exchange.fetchTickers();
assert.equal(Object.keys(tickers).length, PRODUCTS.length);
const book = await exchange.fetchOrderBook(SYMBOL);
assert.equal(book.asks[0][0], ticker.ask);
assert.ok((await exchange.fetchTrades(SYMBOL)).length > 0);

const candles = await exchange.fetchOHLCV(SYMBOL, '1h', (thisHour() - 48 * HOUR) * 1000, 24);
checkCandles(candles.map(([time, ...rest]) => [time / 1000, ...rest]), 24);

assert.equal((await exchange.fetchAccounts()).length, PRODUCTS.length + 1);
const before = await exchange.fetchBalance();
assert.ok(before.USD.free > 0);
assert.equal(before.ETH.total, 0);

// A market buy by dollars, the fee in them; what is too little for one step more is given back.
const sent = await exchange.createOrder(SYMBOL, 'market', 'buy', 0, undefined, { cost: 25 });
const bought = await exchange.fetchOrder(sent.id);
assert.equal(bought.status, 'closed');
const spent = bought.cost + bought.fee.cost;
assert.ok(spent > 24.99 && spent <= 25, `dollars of the buy: ${spent}`);
near(bought.fee.cost, bought.cost * 0.009, 'fee of the buy');
near((await exchange.fetchBalance()).ETH.free, bought.filled, 'coins after the buy');

// A limit order that waits holds its coins; cancelled, it frees them.
const coins = Number(exchange.amountToPrecision(SYMBOL, bought.filled));
const half = Number(exchange.amountToPrecision(SYMBOL, coins / 2));
const dear = await exchange.createLimitSellOrder(SYMBOL, half, ticker.last * 2);
const cheap = await exchange.createLimitBuyOrder(SYMBOL, half, ticker.last / 2, { postOnly: true });
const open = await exchange.fetchOpenOrders(SYMBOL);
assert.deepEqual(open.map((order) => order.id).sort(), [dear.id, cheap.id].sort());
assert.ok(open.every((order) => order.status === 'open' && order.filled === 0));
const held = await exchange.fetchBalance();
near(held.ETH.used, half, 'coins set aside');
assert.ok(held.USD.used > 0);
await exchange.cancelOrder(dear.id, SYMBOL);
await exchange.cancelAllOrders(SYMBOL);
assert.equal((await exchange.fetchOpenOrders(SYMBOL)).length, 0);
near((await exchange.fetchBalance()).ETH.used, 0, 'coins set aside after the cancel');

// The coins go again, by size.
const sale = await exchange.createMarketSellOrder(SYMBOL, coins);
const sold = await exchange.fetchOrder(sale.id);
assert.equal(sold.status, 'closed');
near(sold.filled, coins, 'coins sold');
near((await exchange.fetchBalance()).ETH.total, bought.filled - coins, 'coins after the sale');

const orders = await exchange.fetchClosedOrders(SYMBOL);
const closed = orders.filter((order) => order.status === 'closed').map((order) => order.id);
assert.deepEqual(closed.sort(), [bought.id, sold.id].sort());
const trades = await exchange.fetchMyTrades(SYMBOL);
assert.deepEqual(trades.map((trade) => trade.order), [bought.id, sold.id]);
near(trades[0].cost, bought.cost, 'dollars of the fill');
assert.equal((await exchange.fetchOrderTrades(sold.id)).length, 1);

const poor = await failure(() =>
  exchange.createOrder(SYMBOL, 'market', 'buy', 0, undefined, { cost: Number(TOO_MUCH) }),
);
assert.ok(poor instanceof ccxt.InsufficientFunds, String(poor));
const unknown = await failure(() => exchange.fetchOrder('31d8810d-41dc-4321-b734-0a44495294a2'));
assert.ok(unknown instanceof ccxt.OrderNotFound, String(unknown));
const late = await failure(() => exchange.cancelOrder(sold.id));
assert.ok(late instanceof ccxt.OrderNotFound, String(late));
const forged = await failure(() => client({ secret: WRONG_SECRET }).fetchBalance());
assert.ok(forged instanceof ccxt.AuthenticationError, String(forged));

pass('ccxt coinbaseexchange', {
  products: Object.keys(markets).length,
  candles: candles.length,
  bought: bought.filled,
  sold: sold.filled,
  fills: trades.length,
});
