import { byId, el, fill } from "/assets/dom.js";
import { post } from "/assets/connection.js";

let toastEnds = 0;

/** Says what became of something; a refusal stays longer. */
export function toast(text, ok = true) {
  const box = byId("toast");
  box.className = ok ? "" : "bad";
  fill(box, el("span", {}, text), el("button", { type: "button", "aria-label": "Close", onclick: () => { box.hidden = true; } }, "\u00d7"));
  box.hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => { box.hidden = true; }, ok ? 8000 : 20000);
}

/**
 * Asks before something is done. With a word it has to be typed.
 * Resolves to the typed text, or true; null if it is not to be done.
 */
export function confirm({ title, text, ok, word = "", danger = false }) {
  const dialog = byId("dialog");
  byId("dialog-title").textContent = title;
  fill(byId("dialog-text"), typeof text === "string" ? el("p", {}, text) : text);
  const input = byId("dialog-word");
  const button = byId("dialog-ok");
  byId("dialog-word-line").hidden = !word;
  byId("dialog-word-label").textContent = word ? `Type ${word} to go on:` : "";
  input.value = "";
  button.textContent = ok;
  button.className = danger ? "danger" : "primary";
  const check = () => { button.disabled = Boolean(word) && input.value.trim().toLowerCase() !== word; };
  input.oninput = check;
  check();
  dialog.returnValue = "";
  dialog.showModal();
  (word ? input : button).focus();
  byId("dialog-cancel").onclick = () => dialog.close("");
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue === "ok" ? input.value || true : null);
  });
}

const running = new Set();

/** Does it, once at a time, with its button out of use meanwhile. */
export async function carryOut(button, path, body, busy = "Asking\u2026") {
  if (running.has(path)) {
    toast("This was asked for already and is still under way.", false);
    return { ok: false };
  }
  running.add(path);
  const label = button.textContent;
  button.disabled = true;
  button.textContent = busy;
  try {
    const answer = await post(path, body);
    toast(answer.text, answer.ok);
    return answer;
  } catch {
    toast("The dashboard's program does not answer; nothing is known of what was done.", false);
    return { ok: false };
  } finally {
    running.delete(path);
    button.disabled = false;
    button.textContent = label;
  }
}

/** Stopping asks once and no password. */
export async function kill(button) {
  const sure = await confirm({
    title: "Stop all trading?",
    text: "The kill switch stops the bot at once and keeps it stopped. Open positions stay open, and nothing watches their stops until it runs again.",
    ok: "Stop all trading",
    danger: true,
  });
  return sure ? carryOut(button, "/api/kill", {}, "Stopping\u2026") : null;
}

export async function resume(button) {
  const word = await confirm({
    title: "Lift the kill switch?",
    text: "The bot may then be started again; it does not start by itself.",
    ok: "Lift it",
    word: "resume",
  });
  return word ? carryOut(button, "/api/resume", { word }) : null;
}

export async function sell(button, coin, what) {
  const word = await confirm({
    title: coin === "all" ? "Sell everything now?" : `Sell ${coin} now?`,
    text: `${what} is sold at the market's price, whatever else is switched off.`,
    ok: "Sell",
    word: "yes",
    danger: true,
  });
  return word ? carryOut(button, "/api/sell", { coin, word }, "Selling\u2026") : null;
}

export async function rebalance(button) {
  const sure = await confirm({
    title: "Rebalance now?",
    text: "Money moves between the two strategies as allocation.json says; positions may be sold and bought for it.",
    ok: "Rebalance now",
  });
  return sure ? carryOut(button, "/api/rebalance", {}, "Rebalancing\u2026") : null;
}
