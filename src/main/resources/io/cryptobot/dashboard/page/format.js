import { el } from "/assets/dom.js";

const MINUS = "\u2212";
const twoDigits = (number) => String(number).padStart(2, "0");

function grouped(value, decimals) {
  return Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** $1,001.25 */
export function money(value) {
  if (value === null || value === undefined || !Number.isFinite(Number(value))) return "n/a";
  const sign = Number(value) < 0 && grouped(value, 2) !== "0.00" ? MINUS : "";
  return `${sign}$${grouped(value, 2)}`;
}

/** With its sign, which is a word for those who see no colours: +$1.25 */
export function change(value, unit = "$") {
  if (value === null || value === undefined || !Number.isFinite(Number(value))) return "n/a";
  const digits = grouped(value, 2);
  const sign = digits === "0.00" ? "" : Number(value) < 0 ? MINUS : "+";
  return unit === "$" ? `${sign}$${digits}` : `${sign}${digits} ${unit}`;
}

/** gain, loss or even, for the colour. */
export function tone(value) {
  const number = Number(value);
  if (!Number.isFinite(number) || grouped(number, 2) === "0.00") return "even";
  return number < 0 ? "loss" : "gain";
}

export const changed = (value, unit) => el("span", { class: tone(value) }, change(value, unit));

export function percent(value, decimals = 1) {
  return value === null || value === undefined || !Number.isFinite(Number(value))
    ? "n/a" : `${Number(value) < 0 ? MINUS : ""}${grouped(value, decimals)} %`;
}

/** A price with the digits that count at its size. */
export function price(value) {
  const number = Number(value);
  if (value === null || value === "" || !Number.isFinite(number)) return "n/a";
  const decimals = Math.abs(number) >= 100 ? 2 : Math.abs(number) >= 1 ? 4 : 6;
  return number.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: decimals });
}

export function quantity(value) {
  const number = Number(value);
  return Number.isFinite(number) ? number.toLocaleString("en-US", { maximumFractionDigits: 8 }) : "n/a";
}

/** 2026-01-22 09:05 of a Date in UTC. */
export function utc(date) {
  return `${date.toISOString().slice(0, 10)} ${date.toISOString().slice(11, 16)}`;
}

function local(date, reference) {
  const day = date.getDate() === reference.getUTCDate() && date.getMonth() === reference.getUTCMonth()
    ? "" : `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())} `;
  return `${day}${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** UTC with the local time beside it, as one text. */
export function bothTimes(value) {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return String(value);
  return `${utc(date)} UTC (${local(date, date)} here)`;
}

/** The same as an element. */
export function time(value) {
  const date = new Date(value);
  if (!value || Number.isNaN(date.getTime())) return el("span", {}, value ? String(value) : "n/a");
  return el("time", { datetime: date.toISOString(), class: "when" },
    el("span", {}, `${utc(date)} UTC`), el("span", { class: "local" }, `${local(date, date)} here`));
}

/** 3 min, 5 h, 4 days. */
export function age(from, now) {
  const seconds = Math.max(0, Math.round((new Date(now) - new Date(from)) / 1000));
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} days`;
}
