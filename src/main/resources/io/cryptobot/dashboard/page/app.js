import { byId, el, fill } from "/assets/dom.js";
import * as connection from "/assets/connection.js";
import * as theme from "/assets/theme.js";
import * as overview from "/assets/overview.js";
import * as market from "/assets/market.js";
import * as logs from "/assets/logs.js";
import * as settings from "/assets/settings.js";
import { kill } from "/assets/actions.js";

const views = {
  overview: overview.refresh,
  market: market.refresh,
  logs: logs.refresh,
  settings: settings.refresh,
};
const ALL = new Set(["portfolio", "trades", "equity", "signals", "errors", "audit", "config"]);
let current = "";
let busy = false;
let waiting = null;

/** One refresh at a time; what changes meanwhile is fetched after it. */
async function refresh(topics) {
  if (busy) {
    waiting = new Set([...(waiting || []), ...topics]);
    return;
  }
  busy = true;
  try {
    await overview.refreshHead();
    await views[current](topics);
    document.body.dataset.ready = current;
  } catch (error) {
    console.warn(String(error));
  } finally {
    busy = false;
  }
  if (waiting) {
    const next = waiting;
    waiting = null;
    refresh(next);
  }
}

function show() {
  const wanted = location.hash.slice(1);
  const next = views[wanted] ? wanted : "overview";
  if (next === current) return;
  current = next;
  delete document.body.dataset.ready;
  for (const name of Object.keys(views)) {
    byId(`view-${name}`).hidden = name !== current;
  }
  document.querySelectorAll("nav a").forEach((link) => {
    if (link.dataset.view === current) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  });
  scrollTo(0, 0);
  document.title = current === "overview" ? "cryptobot" : `cryptobot \u2013 ${current}`;
  refresh(ALL);
}

let lostSince = null;
function lost(isLost) {
  const box = byId("lost");
  if (!isLost) {
    lostSince = null;
    if (box) box.remove();
    return;
  }
  lostSince = lostSince || new Date();
  if (!box) {
    byId("banners").before(el("div", { id: "lost", class: "banner bad", role: "alert" },
      el("strong", {}, "The dashboard\u2019s program does not answer."),
      ` What you see may be old, from before ${lostSince.toISOString().slice(11, 16)} UTC. The bot itself runs apart from it. `
      + "Look at the window where --dashboard runs; after a restart open its new link."));
  }
}

async function begin() {
  theme.begin(byId("theme"));
  connection.onLost(lost);
  byId("kill").addEventListener("click", async (event) => {
    if (await kill(event.currentTarget)) refresh(ALL);
  });
  const session = await connection.begin();
  fill(byId("footer"), el("span", {}, `cryptobot ${session.version}`), el("span", { class: "home" }, session.home));
  addEventListener("hashchange", show);
  document.addEventListener("cryptobot:changed", () => refresh(ALL));
  show();
  connection.listen(refresh);
}

begin();
