// Builds the page out of text nodes only: nothing that a log holds is ever read as HTML.

/** An element; a string child becomes text, a falsy one nothing. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (value === true) {
      node.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

const FOCUSABLE = "a[href], button, input, select, summary";

/** Replaces what a box holds; who stands in it with the keyboard stays at the same place. */
export function fill(target, ...children) {
  const active = document.activeElement;
  const place = target.contains(active) ? [...target.querySelectorAll(FOCUSABLE)].indexOf(active) : -1;
  target.replaceChildren(...children.flat().filter(Boolean));
  if (place >= 0) target.querySelectorAll(FOCUSABLE)[place]?.focus({ preventScroll: true });
}

/** The same, only where the text is another: it is read aloud, or open, and must not flicker. */
export function fillChanged(target, ...children) {
  const box = el("div", {}, ...children);
  if (box.textContent !== target.textContent) fill(target, ...box.childNodes);
}

/**
 * A table that becomes a stack of cards on a narrow screen.
 * columns: [{title, cell(row), number?, wide?}]
 */
export function table(columns, rows, caption) {
  const head = el("tr", {}, columns.map((column) =>
    el("th", { scope: "col", class: column.number ? "number" : null }, column.title)));
  const body = [];
  for (const row of rows) {
    body.push(el("tr", {}, columns.map((column) =>
      el("td", { "data-label": column.title, class: [column.number && "number", column.wide && "wide"].filter(Boolean).join(" ") || null },
        column.cell(row)))));
  }
  return el("div", { class: "table" }, el("table", {},
    el("caption", { class: "visually-hidden" }, caption), el("thead", {}, head), el("tbody", {}, body)));
}

const FIRST_ROWS = 25;

/** The first rows of many; the rest on demand. */
export function longTable(columns, rows, caption) {
  const box = el("div", {}, table(columns, rows.slice(0, FIRST_ROWS), caption));
  if (rows.length > FIRST_ROWS) {
    box.append(el("button", { type: "button", class: "more", onclick: () => fill(box, table(columns, rows, caption)) },
      `Show all ${rows.length}`));
  }
  return box;
}

export const nothing = (text) => el("p", { class: "nothing" }, text);
