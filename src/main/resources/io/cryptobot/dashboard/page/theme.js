const listeners = [];
const system = matchMedia("(prefers-color-scheme: dark)");

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : system.matches;
}

export function onThemeChange(listener) {
  listeners.push(listener);
}

function apply(choice) {
  if (choice === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = choice;
  }
  listeners.forEach((listener) => listener());
}

export function begin(select) {
  const kept = localStorage.getItem("theme") || "auto";
  select.value = kept;
  apply(kept);
  select.addEventListener("change", () => {
    localStorage.setItem("theme", select.value);
    apply(select.value);
  });
  system.addEventListener("change", () => listeners.forEach((listener) => listener()));
}

/** A colour of the style sheet, so that charts and page agree. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
