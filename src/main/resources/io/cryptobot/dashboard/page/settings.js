import { byId, el, fill } from "/assets/dom.js";
import { get, post } from "/assets/connection.js";
import { confirm, toast } from "/assets/actions.js";
import { lastSeen } from "/assets/overview.js";

const TITLES = {
  "settings_conservative.json": "Conservative strategy",
  "settings_aggressive.json": "Aggressive strategy",
  "allocation.json": "Allocation between the two",
  "deployment.json": "Phases: capital and limits",
};

const WORDS = { rsi: "RSI", ema: "EMA", atr: "ATR", dca: "DCA", usd: "USD", pct: "share", url: "URL" };

/** rsi_buy: RSI buy. */
function title(name) {
  const words = name.split("_").map((word) => WORDS[word] || word).join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function field(key) {
  const id = `key-${key.key}`;
  const options = { id, name: key.key, "data-before": key.value, "aria-describedby": `${id}-hint` };
  const input = key.choices.length
    ? el("select", options, !key.required && el("option", { value: "" }, key.default ? `default (${key.default})` : "not set"),
      key.choices.map((choice) => el("option", { value: choice }, choice)))
    : el("input", { ...options, type: "text", spellcheck: "false", autocomplete: "off", placeholder: key.required ? null : key.default || "not set" });
  input.value = key.value;
  return el("div", { class: "field", "data-key": key.key },
    el("label", { for: id }, title(key.name)), input,
    el("p", { class: "hint", id: `${id}-hint` }, `${key.description}.${key.choices.length ? "" : ` ${key.range.charAt(0).toUpperCase()}${key.range.slice(1)}.`}`),
    el("p", { class: "problem", role: "alert", hidden: true }));
}

function changes(form) {
  const changed = {};
  for (const input of form.querySelectorAll("[data-before]")) {
    if (input.value.trim() !== input.dataset.before) changed[input.name] = input.value.trim();
  }
  return changed;
}

function showChanged(form) {
  const count = Object.keys(changes(form)).length;
  form.querySelectorAll("[data-before]").forEach((input) =>
    input.closest(".field").classList.toggle("edited", input.value.trim() !== input.dataset.before));
  form.querySelector(".save").disabled = count === 0;
  form.querySelector(".undo").disabled = count === 0;
  form.querySelector(".count").textContent = count === 0 ? "" : count === 1 ? "1 change" : `${count} changes`;
}

function showProblems(form, problems) {
  form.querySelectorAll(".problem").forEach((line) => { line.hidden = true; });
  let first = null;
  const elsewhere = [];
  for (const problem of problems) {
    const place = form.querySelector(`[data-key="${CSS.escape(problem.key)}"]`);
    if (problem.file === form.dataset.file && place) {
      const line = place.querySelector(".problem");
      line.textContent = problem.text;
      line.hidden = false;
      place.querySelector("[data-before]").setAttribute("aria-invalid", "true");
      first = first || place;
    } else {
      elsewhere.push(problem.text);
    }
  }
  if (first) {
    first.closest("details")?.setAttribute("open", "");
    first.querySelector("[data-before]").focus();
  }
  return elsewhere;
}

function loosened(list) {
  return el("div", {}, el("p", {}, "The bot may then risk more than before:"),
    el("ul", {}, list.map((one) => el("li", {}, `${one.key}: ${one.from || "default"} \u2192 ${one.to || "default"}`))));
}

async function save(form, file) {
  const request = { file: file.file, version: file.version, changes: changes(form) };
  form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
  let answer = await post("/api/config", request);
  if (answer.loosens) {
    const word = await confirm({ title: "Loosen limits?", text: loosened(answer.loosens), ok: "Loosen them", word: "loosen", danger: true });
    if (!word) return;
    answer = await post("/api/config", { ...request, word });
  }
  if (answer.ok) {
    fillIn(await get("/api/config"));
    toast(answer.text);
    return;
  }
  const elsewhere = showProblems(form, answer.problems || []);
  toast([answer.text, ...(answer.problems || []).map((problem) => problem.text)].slice(0, 3).join(" ") + (elsewhere.length > 3 ? " \u2026" : ""), false);
}

function group(file, one) {
  const keys = el("div", { class: "fields" }, one.keys.map(field));
  if (!one.name) return keys;
  const status = lastSeen()?.status;
  const isInUse = status && status.phase === one.name;
  return el("details", { class: "phase", open: isInUse || null },
    el("summary", {}, title(one.name), isInUse && el("span", { class: "pill good" }, "in use")), keys);
}

function fileForm(file) {
  const form = el("form", { class: "card", "data-file": file.file, novalidate: true },
    el("div", { class: "card-head" }, el("h2", {}, TITLES[file.file] || file.file), el("code", {}, `config/${file.file}`)),
    file.problems.map((problem) => el("p", { class: "banner bad" }, problem)),
    file.groups.map((one) => group(file, one)),
    el("div", { class: "buttons save-line" },
      el("button", { type: "submit", class: "primary save", disabled: true }, "Check and save"),
      el("button", { type: "button", class: "undo", disabled: true, onclick: () => {
        form.querySelectorAll("[data-before]").forEach((input) => { input.value = input.dataset.before; });
        showProblems(form, []);
        showChanged(form);
      } }, "Undo"),
      el("span", { class: "count hint" })));
  form.addEventListener("input", () => showChanged(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(form, file).catch(() => toast("The dashboard\u2019s program does not answer; look at the file before you try again.", false));
  });
  return form;
}

function fillIn(files) {
  const open = new Set([...document.querySelectorAll("#settings details[open] summary")].map((summary) => summary.firstChild.textContent));
  fill(byId("settings"), files.map(fileForm));
  document.querySelectorAll("#settings details").forEach((details) => {
    if (open.has(details.querySelector("summary").firstChild.textContent)) details.setAttribute("open", "");
  });
}

// Nobody's typing is thrown away because a file changed meanwhile; saving then says so.
function isTyping() {
  return [...document.querySelectorAll("#settings form")].some((form) => Object.keys(changes(form)).length > 0);
}

export async function refresh(topics) {
  if (!topics.has("config") || isTyping()) return;
  const files = await get("/api/config");
  if (!isTyping()) fillIn(files);
}
