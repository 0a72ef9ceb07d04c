import { byId, el, fill, fillChanged, nothing, table } from "/assets/dom.js";
import { get } from "/assets/connection.js";
import { age, change, changed, money, percent, price, quantity, time, tone } from "/assets/format.js";
import { carryOut, rebalance, resume, sell } from "/assets/actions.js";

const RANGES = [["7 d", 7], ["30 d", 30], ["90 d", 90], ["1 y", 365], ["All", 0]];
let days = 0;
let seen = null;

/** What was seen last of the bot; null before the first look. */
export const lastSeen = () => seen;

function pill(text, kind) {
  return el("span", { class: `pill ${kind || ""}` }, text);
}

function botPill(status) {
  if (!status.bot_running) return pill("No bot is running", "warn");
  if (seen.heartbeat_stale) return pill("Bot does not answer", "bad");
  if (status.environment === "replay") return pill("Replay is running", "good");
  return pill(status.heartbeat ? `Running, looked ${age(status.heartbeat, seen.now)} ago` : "Running", "good");
}

function banner(kind, title, text, ...more) {
  return el("div", { class: `banner ${kind}` }, el("strong", {}, title), " ", text, ...more);
}

function killBanner() {
  const kill = seen.kill;
  const text = [kill.text ? `On since: ${kill.text}.` : "The flag is there.",
    kill.checksum_fits === false ? " It was made or changed by hand: its checksum does not fit." : "",
    " No trading mode starts until it is lifted."].join("");
  const button = kill.guarded === false
    && el("button", { type: "button", onclick: (event) => resume(event.currentTarget).then(tell) }, "Lift it\u2026");
  const how = kill.guarded === true && " Lifting it takes --resume in a terminal.";
  return banner("bad", "Kill switch is on.", text, how || "", button || "");
}

const tell = () => document.dispatchEvent(new Event("cryptobot:changed"));

function banners() {
  const all = [];
  if (seen.kill.on) all.push(killBanner());
  if (seen.found === "unreadable") all.push(banner("bad", "The portfolio cannot be read.", seen.why));
  const status = seen.status;
  if (!status) return all;
  if (status.hard_stopped) {
    all.push(banner("bad", "Hard stop.", "The total loss limit was reached: nothing is bought any more. Look at what happened, then delete data/loss_override.flag to let the bot count losses anew."));
  }
  if (seen.unwatched) {
    const why = status.bot_running ? "the bot has not looked at the market for a while" : "no bot is running";
    all.push(banner("bad", "Stops are not watched now.", `Positions are open, but ${why}, and stops live in the bot. Start it, or sell by hand.`));
  } else if (seen.heartbeat_stale && status.bot_running) {
    all.push(banner("warn", "The bot does not answer.", `Its last sign of life was ${age(status.heartbeat, seen.now)} ago.`));
  }
  if (status.entries_paused) all.push(banner("warn", "Entries are paused.", "No coin is bought; exits go on."));
  if (status.warning) all.push(banner("warn", "An older state is shown.", status.warning));
  if (seen.config_usable === false) all.push(banner("warn", "The configuration cannot be used.", "Limits, stops and targets are not known; look at Settings or --health."));
  if (status.config_changed) all.push(banner("info", "The configuration changed", "since the bot started; it reads it at its next start."));
  return all;
}

/** Everything above the views: whether it runs, and what is wrong. */
export async function refreshHead() {
  seen = await get("/api/overview");
  const status = seen.status;
  fill(byId("pills"), status
    ? [pill(`${status.environment}, ${status.phase}`), botPill(status), seen.kill.on && pill("Kill switch on", "bad"),
      status.hard_stopped && pill("Hard stop", "bad"), status.entries_paused && pill("Entries paused", "warn")]
    : [pill(seen.found === "none" ? "No bot has run here yet" : "Portfolio not readable", "warn"), seen.kill.on && pill("Kill switch on", "bad")]);
  fillChanged(byId("banners"), banners());
  byId("kill").disabled = seen.kill.on;
  byId("kill").textContent = seen.kill.on ? "Trading is stopped" : "Stop all trading";
}

function figure(name, key, content, note) {
  return el("div", {}, el("dt", {}, name), el("dd", { "data-number": key }, content), note && el("dd", { class: "hint" }, note));
}

function hero(status) {
  byId("total-value").textContent = money(status.total_value);
  fill(byId("net-result"), seen.net_result === null ? "Net result n/a: the configuration cannot be used"
    : [el("span", { class: tone(seen.net_result) }, change(seen.net_result)),
      seen.capital > 0 && el("span", { class: tone(seen.net_result) }, ` (${change(seen.net_result / seen.capital * 100, "%")})`),
      ` since the start with ${money(seen.capital)}`]);
  const open = status.positions.reduce((sum, position) => sum + position.unrealized_pnl, 0);
  const share = (value) => status.total_value ? percent(value / status.total_value * 100) : "";
  fill(byId("figures"),
    figure("Today, realized", "todays_pnl", changed(status.todays_pnl)),
    figure("Open, unrealized", "unrealized", !status.positions.length ? "none open"
      : status.positions.some((position) => position.price === null) ? "n/a, no price known" : changed(open)),
    figure("Conservative", "conservative_value", money(status.conservative_value), share(status.conservative_value)),
    figure("Aggressive", "aggressive_value", money(status.aggressive_value), share(status.aggressive_value)),
    figure("Cash", "cash", money(status.cash), share(status.cash)),
    el("div", { class: "all" }, el("dt", {}, status.environment === "replay" ? "Replayed until" : "Last update"), el("dd", {}, time(status.last_update))));
}

function bar(name, key, used, limit, shown, left) {
  const part = limit > 0 ? Math.min(1, used / limit) : 0;
  const level = part >= 0.8 ? "bad" : part >= 0.5 ? "warn" : "good";
  const track = el("div", { class: "bar", role: "meter", "aria-label": name, "aria-valuemin": 0, "aria-valuemax": limit || 0, "aria-valuenow": used, "aria-valuetext": shown },
    el("div", { class: `bar-fill ${level}` }));
  track.firstChild.style.width = `${part * 100}%`;
  return el("div", { class: "limit" },
    el("div", { class: "limit-head" }, el("span", {}, name), el("span", { "data-number": key }, shown)), track, el("p", { class: "hint" }, left));
}

function lossBar(name, key, used, limit) {
  return limit === null
    ? bar(name, key, used, 0, `${money(used)} lost`, "The limit is not known: the configuration cannot be used.")
    : bar(name, key, used, limit, `${money(used)} of ${money(limit)}`, `${money(Math.max(0, limit - used))} left`);
}

function risk(status) {
  const most = seen.max_trades_per_day;
  fill(byId("risk"),
    lossBar("Lost today", "daily_loss", status.daily_loss, status.daily_loss_limit),
    lossBar("Lost in total", "total_loss", status.total_loss, status.total_loss_limit),
    bar("Trades today", "trades_today", status.trades_today, most || 0, most ? `${status.trades_today} of ${most}` : `${status.trades_today}`,
      most ? `${Math.max(0, most - status.trades_today)} left before entries stop for the day` : ""));
}

function controls(status) {
  const takesRequests = ["paper", "live", "sandbox", "sandbox_local", "simulator", "dry_run"].includes(status.environment);
  const run = (path, busy) => (event) => carryOut(event.currentTarget, path, {}, busy).then(tell);
  const button = (label, onclick, enabled = takesRequests) => el("button", { type: "button", disabled: !enabled, onclick }, label);
  fill(byId("controls"),
    status.entries_paused ? button("Allow entries again", run("/api/unpause")) : button("Pause entries", run("/api/pause")),
    button("Rebalance now\u2026", (event) => rebalance(event.currentTarget).then(tell), takesRequests && !seen.kill.on),
    button("Back up now", run("/api/backup", "Backing up\u2026"), true));
  byId("controls-hint").hidden = takesRequests;
  byId("controls-hint").textContent = takesRequests ? "" : "A replay takes no requests; only the kill switch stops it.";
  fill(byId("plans"),
    el("div", {}, el("dt", {}, "Next rebalance"), el("dd", {}, status.next_rebalance ? time(status.next_rebalance) : "not set yet")),
    el("div", {}, el("dt", {}, "Last skim"), el("dd", {}, status.last_skim_date ? time(status.last_skim_date) : "none yet")));
}

/** Where the price stands between stop and target. */
function track(position) {
  if (position.stop === null || position.target === null) {
    return el("span", { class: "hint" }, "not known: the configuration cannot be used");
  }
  if (position.price === null) {
    return el("span", { class: "hint" }, `stop ${price(position.stop)}, target ${price(position.target)}; no price known`);
  }
  const span = position.target - position.stop;
  const at = (value) => `${Math.max(0, Math.min(100, (value - position.stop) / span * 100))}%`;
  const entry = el("i", { class: "entry", title: "entry" });
  const now = el("i", { class: `now ${tone(position.unrealized_pnl)}`, title: "price" });
  entry.style.left = at(position.entry_price);
  now.style.left = at(position.price);
  return el("div", { class: "way" },
    el("div", { class: "way-line", "aria-hidden": "true" }, entry, now),
    el("div", { class: "way-ends" },
      el("span", {}, `stop ${price(position.stop)}`, el("br"), `${percent(position.to_stop_pct)} away`),
      el("span", {}, `target ${price(position.target)}`, el("br"), `${percent(position.to_target_pct)} away`)));
}

function positions(status) {
  if (!status.positions.length) {
    fill(byId("positions"), nothing("No position is open; everything is in cash."));
    return;
  }
  const canSell = status.environment !== "replay";
  const rows = table([
    { title: "Coin", cell: (p) => [el("strong", {}, p.coin), el("span", { class: "sub" }, p.strategy)] },
    { title: "Value", number: true, cell: (p) => [money(p.value), el("span", { class: "sub" }, quantity(p.quantity))] },
    { title: "Gain or loss", number: true, cell: (p) => p.price === null ? "n/a" : [changed(p.unrealized_pnl), el("span", { class: `sub ${tone(p.unrealized_pnl)}` }, change(p.unrealized_pnl_pct, "%"))] },
    { title: "Price", number: true, cell: (p) => [p.price === null ? "n/a" : price(p.price), el("span", { class: "sub" }, `entry ${price(p.entry_price)}`)] },
    { title: "Between stop and target", wide: true, cell: track },
    { title: "Opened", cell: (p) => time(p.opened_at) },
    { title: "", cell: (p) => canSell && el("button", { type: "button", "aria-label": `Sell ${p.coin}`,
      onclick: (event) => sell(event.currentTarget, p.coin, `${quantity(p.quantity)} ${p.coin}`).then(tell) }, "Sell\u2026") },
  ], status.positions, "Open positions");
  fill(byId("positions"), rows, canSell && status.positions.length > 1 && el("div", { class: "buttons" },
    el("button", { type: "button", onclick: (event) => sell(event.currentTarget, "all", "Every open position").then(tell) }, "Sell all\u2026")));
}

function trades(rows) {
  fill(byId("trades"), rows.length ? table([
    { title: "Time", cell: (t) => time(t.timestamp) },
    { title: "Coin", cell: (t) => [el("strong", {}, t.coin), el("span", { class: "sub" }, t.strategy)] },
    { title: "Side", cell: (t) => el("span", { class: `side ${t.action.toLowerCase()}` }, t.action) },
    { title: "Price", number: true, cell: (t) => [price(t.price), el("span", { class: "sub" }, quantity(t.quantity))] },
    { title: "Result", number: true, cell: (t) => t.action === "SELL" ? changed(t.pnl) : el("span", { class: "hint" }, "\u2013") },
    { title: "Fee", number: true, cell: (t) => money(t.fee_usd) },
    { title: "Why", wide: true, cell: (t) => [t.trigger_reason, t.notes && el("span", { class: "sub" }, t.notes)] },
    { title: "Worth after", number: true, cell: (t) => money(t.balance) },
  ], rows, "Last 20 trades, newest first") : nothing("No trades yet."));
}

function ranges() {
  fill(byId("ranges"), RANGES.map(([name, value]) => el("button", {
    type: "button", "aria-pressed": String(value === days),
    onclick: () => { days = value; ranges(); showEquity(); },
  }, name)));
}

async function showEquity() {
  const [data, charts] = await Promise.all([get(`/api/equity?days=${days}`), import("/assets/charts.js")]);
  charts.equity(byId("equity"), data, seen.capital);
  charts.allocation(byId("allocation"), data, seen.aggressive_cap);
}

function showEmpty() {
  const isNone = seen.found === "none";
  fill(byId("empty"),
    el("h2", {}, isNone ? "No bot has run here yet" : "The portfolio cannot be read"),
    isNone ? el("p", {}, "Once it has, this page shows what it is worth and what it does. It begins with virtual money and needs no key:")
      : el("p", {}, seen.why),
    isNone && el("pre", {}, "java -jar cryptobot.jar --paper"),
    isNone && el("p", { class: "hint" }, "Is this the wrong folder? Name the right one with --home DIR. Settings can be looked at and changed already."));
}

export async function refresh(topics) {
  const status = seen.status;
  byId("empty").hidden = Boolean(status);
  byId("known").hidden = !status;
  if (!status) {
    showEmpty();
    return;
  }
  hero(status);
  risk(status);
  controls(status);
  positions(status);
  if (!byId("ranges").children.length) ranges();
  await Promise.all([
    topics.has("trades") && get("/api/trades").then(trades),
    topics.has("equity") && showEquity(),
  ]);
}
