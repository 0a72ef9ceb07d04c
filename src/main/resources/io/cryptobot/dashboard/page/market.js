import { byId, el, fill, fillChanged, longTable, nothing } from "/assets/dom.js";
import { get } from "/assets/connection.js";
import { price, time } from "/assets/format.js";
import { lastSeen } from "/assets/overview.js";

const EXIT = "exit: ";
const BLOCKS = {
  kill_switch: "the kill switch is on",
  paused: "entries are paused",
  total_loss_limit: "the total loss limit is reached",
  daily_loss_limit: "the daily loss limit is reached",
  warming_up: "there are too few candles yet",
  pending_order: "an order of this coin is not settled yet",
  stale_price: "the price is too old",
  price_outlier: "the price is far from the last candle and nothing confirms it",
  position_open: "a position is open already",
  exit_signal: "the same candle says sell",
  max_trades_per_day: "the day has had its number of trades",
  min_trade_interval: "the coin was traded a short while ago",
  insufficient_cash: "there is too little cash",
  below_minimum_order: "what the limits leave is below the smallest order",
  not_confirmed: "it was not confirmed",
};
let coin = "";
let signals = [];

function coins() {
  const seen = lastSeen();
  return [...(seen.conservative_coins || []), ...(seen.aggressive_coins || [])];
}

/** One that is held, or was traded last. */
function mostOfInterest(all) {
  const status = lastSeen().status;
  const held = status ? status.positions.map((position) => position.coin) : [];
  const traded = status ? status.recent_trades.map((trade) => trade.coin).reverse() : [];
  return [...held, ...traded, ...all].find((name) => all.includes(name)) || "";
}

async function showCandles() {
  const all = coins();
  if (!all.includes(coin)) coin = mostOfInterest(all);
  fill(byId("coins"), all.map((name) => el("button", {
    type: "button", "aria-pressed": String(name === coin), onclick: () => { coin = name; showCandles(); },
  }, name.replace("-USD", ""))));
  if (!coin) return;
  const data = await get(`/api/candles?coin=${encodeURIComponent(coin)}`);
  const charts = await import("/assets/charts.js");
  charts.candles(byId("candles"), coin, data);
}

function number(value) {
  if (value === null || value === undefined) return "n/a";
  const size = Math.abs(value);
  return Number(value).toLocaleString("en-US", size >= 1 || size === 0
    ? { maximumFractionDigits: size >= 1000 ? 0 : 2 } : { maximumSignificantDigits: 4 });
}

const OPPOSITE = { "<": "not below", "<=": "not at or below", ">": "not above", ">=": "not at or above" };

/** Why a candle led to what it led, in a sentence. */
function reason(signal) {
  if (signal.blocked_reason) {
    return `Blocked: ${BLOCKS[signal.blocked_reason] || signal.blocked_reason.replaceAll("_", " ")}`;
  }
  const all = signal.conditions || [];
  const entries = all.filter((condition) => !condition.name.startsWith(EXIT));
  if (signal.signal === "HOLD") {
    if (!all.length) return "Entries are allowed again";
    const missing = entries.filter((condition) => !condition.holds);
    return missing.length
      ? `No entry: ${missing.map((c) => `${c.name} ${number(c.value)} is ${OPPOSITE[c.compare] || "not right for"} ${number(c.threshold)}`).join("; ")}`
      : "No entry: the conditions hold one by one, not together";
  }
  const met = (signal.signal === "SELL" ? all.filter((c) => c.name.startsWith(EXIT)) : entries).filter((condition) => condition.holds);
  if (!met.length) return signal.signal === "SELL" ? "Exit by price or time" : "";
  return met.map((condition) => condition.name.replace(EXIT, "")).join("; ");
}

function conditions(signal) {
  if (!signal.conditions || !signal.conditions.length) return null;
  return el("details", {}, el("summary", {}, "Conditions"), el("ul", { class: "conditions" }, signal.conditions.map((c) =>
    el("li", { class: c.holds ? "holds" : "" }, el("span", { class: "mark" }, c.holds ? "yes" : "no"),
      el("span", {}, c.name), el("span", { class: "compare" }, `${number(c.value)} ${c.compare} ${number(c.threshold)}`)))));
}

function showSignals() {
  const wantedCoin = byId("signal-coin").value;
  const kind = byId("signal-kind").value;
  const rows = signals.filter((row) => (!wantedCoin || row.coin === wantedCoin) && (!kind || row.signal === kind));
  fill(byId("signals"), rows.length ? longTable([
    { title: "Time", cell: (s) => time(s.timestamp) },
    { title: "Coin", cell: (s) => [el("strong", {}, s.coin), el("span", { class: "sub" }, s.strategy)] },
    { title: "Signal", cell: (s) => el("span", { class: `side ${s.signal.toLowerCase()}` }, s.signal) },
    { title: "Price", number: true, cell: (s) => price(s.price) },
    { title: "RSI", number: true, cell: (s) => s.rsi === "" ? "\u2013" : number(s.rsi) },
    { title: "Why", wide: true, cell: (s) => [reason(s), conditions(s)] },
  ], rows, "Signals, newest first") : nothing(signals.length ? "No signal of this kind among the last ones." : "No candle was judged yet."));
}

function coinChoices() {
  const select = byId("signal-coin");
  const chosen = select.value;
  const names = [...new Set([...coins(), ...signals.map((signal) => signal.coin)])];
  fillChanged(select, el("option", { value: "" }, "all"), names.map((name) => el("option", {}, name)));
  select.value = names.includes(chosen) ? chosen : "";
}

let isReady = false;

export async function refresh(topics) {
  if (!isReady) {
    isReady = true;
    byId("signal-coin").addEventListener("change", showSignals);
    byId("signal-kind").addEventListener("change", showSignals);
  }
  if (topics.has("signals")) {
    signals = await get("/api/signals");
    coinChoices();
    // A list that somebody reads in stays open.
    if (!byId("signals").querySelector("details[open]")) showSignals();
  }
  if (topics.has("signals") || topics.has("trades")) await showCandles();
}
