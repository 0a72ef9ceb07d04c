import * as echarts from "/assets/echarts.js";
import { bothTimes, change, money, percent, price, utc } from "/assets/format.js";
import { colour, onThemeChange } from "/assets/theme.js";

const drawn = new Map();

// The total alone at first: beside its parts its own rises and falls would look flat.
let shownLines = { Conservative: false, Aggressive: false };

// Redrawn with what they last showed, in the other colours or at the other width.
onThemeChange(() => drawn.forEach((chart) => chart.draw()));
const sizes = new ResizeObserver((entries) => entries.forEach((entry) => {
  const chart = drawn.get(entry.target);
  if (chart && entry.contentRect.width > 0) chart.echarts.resize();
}));

function draw(target, label, option) {
  let chart = drawn.get(target);
  if (!chart) {
    chart = { echarts: echarts.init(target, null, { renderer: "canvas" }) };
    drawn.set(target, chart);
    sizes.observe(target);
    chart.echarts.on("legendselectchanged", (event) => {
      if (target.id === "equity") shownLines = event.selected;
    });
    target.setAttribute("role", "img");
  }
  target.setAttribute("aria-label", label());
  chart.draw = () => chart.echarts.setOption({ ...frame(), ...option() }, { notMerge: true });
  chart.draw();
}

function frame() {
  return {
    animation: false,
    useUTC: true,
    textStyle: { fontFamily: "system-ui, sans-serif", color: colour("muted") },
  };
}

// Drawn on the canvas, not as HTML: the page allows no style but its own sheet.
function tooltip(formatter) {
  return {
    trigger: "axis", renderMode: "richText", confine: true, formatter,
    backgroundColor: colour("surface"), borderColor: colour("line"), textStyle: { color: colour("text"), fontSize: 12 },
  };
}

const timeAxis = (more = {}) => ({
  type: "time",
  axisLine: { lineStyle: { color: colour("line") } },
  axisLabel: {
    color: colour("muted"), hideOverlap: true,
    formatter: { year: "{yyyy}", month: "{MMM} {yyyy}", day: "{d} {MMM}", hour: "{HH}:{mm}", minute: "{HH}:{mm}" },
  },
  axisPointer: { label: { show: false } },
  ...more,
});

const valueAxis = (more = {}) => ({
  type: "value", scale: true,
  axisLabel: { color: colour("muted"), ...(more.axisLabel || {}) },
  splitLine: { lineStyle: { color: colour("line") } },
  nameTextStyle: { color: colour("muted"), align: "left" },
  ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== "axisLabel")),
});

const empty = (text) => ({ title: { text, left: "center", top: "middle", textStyle: { color: colour("muted"), fontSize: 14, fontWeight: "normal" } } });

const points = (times, values) => times.map((second, i) => [second * 1000, values[i]]);

export function equity(target, data, capital) {
  const has = data.time.length > 1;
  const last = data.total.length - 1;
  draw(target, () => has
    ? `Equity from ${bothTimes(data.time[0] * 1000)} to ${bothTimes(data.time[last] * 1000)}: ${money(data.total[0])} to ${money(data.total[last])}, deepest drawdown ${percent(Math.min(...data.drawdown_pct), 2)}`
    : "No equity yet", () => has ? equityOption(data, capital) : empty("No values were recorded yet"));
}

function equityOption(data, capital) {
  const line = (name, values, tint, width) => ({
    name, type: "line", data: points(data.time, values), showSymbol: false, symbol: "none",
    lineStyle: { width, color: colour(tint) }, itemStyle: { color: colour(tint) }, emphasis: { disabled: true },
  });
  const total = line("Total", data.total, "text", 2.2);
  if (capital) {
    total.markLine = {
      symbol: "none", silent: true, lineStyle: { type: "dashed", color: colour("muted") },
      label: { formatter: "start", color: colour("muted"), position: "insideStartTop" }, data: [{ yAxis: capital }],
    };
  }
  return {
    legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 3, itemWidth: 14, itemGap: 12, selected: shownLines, inactiveColor: colour("muted"),
      textStyle: { color: colour("text") }, data: ["Total", "Conservative", "Aggressive"] },
    grid: [{ left: 62, right: 12, top: 36, bottom: "36%" }, { left: 62, right: 12, top: "74%", bottom: 28 }],
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: colour("muted") } },
    tooltip: tooltip((items) => [bothTimes(items[0].value[0]), ...items.map((item) =>
      `${item.seriesName}: ${item.seriesName === "Drawdown" ? percent(item.value[1], 2) : money(item.value[1])}`)].join("\n")),
    xAxis: [timeAxis({ axisLabel: { show: false }, axisTick: { show: false } }), timeAxis({ gridIndex: 1 })],
    yAxis: [valueAxis({ axisLabel: { formatter: (v) => `$${v.toLocaleString("en-US")}` } }),
      valueAxis({ gridIndex: 1, name: "Drawdown from the peak", nameGap: 8, max: 0, scale: false, splitNumber: 2, axisLabel: { formatter: "{value} %" } })],
    series: [total, line("Conservative", data.conservative, "conservative", 1.4), line("Aggressive", data.aggressive, "aggressive", 1.4),
      { ...line("Drawdown", data.drawdown_pct, "loss", 1), xAxisIndex: 1, yAxisIndex: 1, areaStyle: { color: colour("loss"), opacity: 0.25 } }],
  };
}

export function allocation(target, data, cap) {
  const share = data.time.map((_, i) => data.total[i] ? data.aggressive[i] / data.total[i] * 100 : 0);
  const has = data.time.length > 1;
  draw(target, () => has ? `Allocation: the aggressive strategy has ${percent(share[share.length - 1])} of the total` : "No allocation yet",
    () => has ? allocationOption(data, share, cap) : empty("No values were recorded yet"));
}

function allocationOption(data, share, cap) {
  const area = (name, values, tint) => ({
    name, type: "line", stack: "share", data: points(data.time, values), showSymbol: false, symbol: "none",
    lineStyle: { width: 0 }, itemStyle: { color: colour(tint) }, areaStyle: { color: colour(tint), opacity: 0.5 }, emphasis: { disabled: true },
  });
  const aggressive = area("Aggressive", share, "aggressive");
  if (cap) {
    aggressive.markLine = {
      symbol: "none", silent: true, lineStyle: { type: "dashed", color: colour("text") },
      label: { formatter: `cap ${cap * 100} %`, color: colour("text"), position: "insideEndTop" }, data: [{ yAxis: cap * 100 }],
    };
  }
  return {
    legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 10, itemWidth: 10, textStyle: { color: colour("text") } },
    grid: { left: 48, right: 12, top: 34, bottom: 28 },
    tooltip: tooltip((items) => [bothTimes(items[0].value[0]), ...items.map((item) => `${item.seriesName}: ${percent(item.value[1])}`)].join("\n")),
    xAxis: timeAxis(),
    yAxis: valueAxis({ min: 0, max: 100, scale: false, axisLabel: { formatter: "{value} %" } }),
    series: [aggressive, area("Conservative", share.map((value) => 100 - value), "conservative")],
  };
}

const second = (text) => Math.floor(new Date(text).getTime() / 1000);

export function candles(target, coin, data) {
  draw(target, () => data.candles.length
    ? `${data.candles.length} candles of ${coin} with ${data.trades.length} trades; the last closed at ${price(data.candles[data.candles.length - 1][4])}`
    : `No candles of ${coin} yet`, () => data.candles.length ? candleOption(data) : empty("No candle of this coin was judged yet"));
}

function candleOption(data) {
  const times = data.candles.map((candle) => candle[0]);
  const category = times.map((at) => utc(new Date(at * 1000)));
  const step = times.length > 1 ? times[1] - times[0] : 3600;
  const place = (trade) => {
    const at = second(trade.timestamp);
    let index = times.length - 1;
    while (index > 0 && times[index] + step > at) index--;
    // A trade belongs to the candle that was forming; the last one is not judged yet.
    return times[index] + step <= at && index < times.length - 1 ? index + 1 : index;
  };
  const marks = (action, tint, symbol, rotate) => ({
    name: action === "BUY" ? "Bought" : "Sold", type: "scatter", symbol, symbolRotate: rotate, symbolSize: 13, z: 5,
    itemStyle: { color: colour(tint), borderColor: colour("surface"), borderWidth: 1.5 },
    data: data.trades.filter((trade) => trade.action === action).map((trade) => ({ value: [place(trade), Number(trade.price)], trade })),
  });
  const shown = Math.min(times.length, innerWidth < 700 ? 48 : 120);
  return {
    legend: { top: 0, left: 0, textStyle: { color: colour("text") },
      data: [{ name: "Bought", icon: "path://M5,0 L10,9 L0,9 Z" }, { name: "Sold", icon: "path://M0,0 L10,0 L5,9 Z" }], itemWidth: 11, itemHeight: 10 },
    grid: [{ left: 64, right: 12, top: 32, bottom: "34%" }, { left: 64, right: 12, top: "76%", bottom: 54 }],
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: colour("muted") } },
    tooltip: tooltip((items) => candleText(items, data)),
    dataZoom: [{ type: "inside", xAxisIndex: [0, 1], startValue: times.length - shown, endValue: times.length - 1 },
      { type: "slider", xAxisIndex: [0, 1], height: 18, bottom: 6, showDetail: false, brushSelect: false,
        borderColor: colour("line"), fillerColor: "rgba(120,140,170,0.18)", handleStyle: { color: colour("surface"), borderColor: colour("muted") },
        dataBackground: { lineStyle: { color: colour("muted") }, areaStyle: { color: colour("line") } },
        startValue: times.length - shown, endValue: times.length - 1 }],
    xAxis: [0, 1].map((gridIndex) => ({
      type: "category", data: category, gridIndex, axisLine: { lineStyle: { color: colour("line") } }, axisTick: { show: false },
      axisLabel: { show: gridIndex === 1, color: colour("muted"), hideOverlap: true, formatter: (value) => value.slice(5) },
    })),
    yAxis: [valueAxis({ axisLabel: { formatter: (v) => Math.abs(v) >= 1000 ? v.toLocaleString("en-US", { maximumFractionDigits: 0 }) : price(v) } }), valueAxis({ gridIndex: 1, scale: false, splitNumber: 1, name: "Volume", nameGap: 6, axisLabel: { formatter: (v) => Intl.NumberFormat("en-US", { notation: "compact" }).format(v) } })],
    series: [{
      name: "Candle", type: "candlestick", data: data.candles.map(([, open, high, low, close]) => [open, close, low, high]),
      itemStyle: { color: "transparent", color0: colour("candle-down"), borderColor: colour("candle-up"), borderColor0: colour("candle-down") },
    }, {
      name: "Volume", type: "bar", xAxisIndex: 1, yAxisIndex: 1, itemStyle: { color: colour("muted"), opacity: 0.5 },
      data: data.candles.map((candle) => candle[5]),
    }, marks("BUY", "accent", "triangle", 0), marks("SELL", "aggressive", "triangle", 180)],
  };
}

function candleText(items, data) {
  const index = items[0].dataIndex;
  const own = items.find((item) => item.seriesName === "Candle");
  const lines = [];
  if (own) {
    const [at, open, high, low, close, volume] = data.candles[own.dataIndex];
    lines.push(bothTimes(at * 1000), `open ${price(open)}, close ${price(close)}`, `high ${price(high)}, low ${price(low)}`, `volume ${volume.toLocaleString("en-US")}`);
  } else if (data.candles[index]) {
    lines.push(bothTimes(data.candles[index][0] * 1000));
  }
  for (const item of items) {
    const trade = item.data && item.data.trade;
    if (trade) {
      lines.push(`${trade.action} at ${price(trade.price)}, ${trade.trigger_reason}${trade.action === "SELL" ? `, ${change(trade.pnl)}` : ""}`);
    }
  }
  return lines.join("\n");
}
