import { byId, el, fill, longTable, nothing } from "/assets/dom.js";
import { get } from "/assets/connection.js";
import { time } from "/assets/format.js";

let errors = [];
let isReady = false;

function showErrors() {
  const severity = byId("severity").value;
  const rows = errors.filter((row) => !severity || row.severity === severity);
  fill(byId("errors"), rows.length ? longTable([
    { title: "Time", cell: (e) => time(e.timestamp) },
    { title: "Severity", cell: (e) => el("span", { class: `severity ${e.severity.toLowerCase()}` }, e.severity) },
    { title: "Kind", cell: (e) => e.error_type.replaceAll("_", " ").toLowerCase() },
    { title: "What happened", wide: true, cell: (e) => [e.message, e.traceback && el("details", {}, el("summary", {}, "Trace"),
      el("pre", { class: "trace" }, e.traceback.split(" | ").join("\n")))] },
    { title: "What the bot did", wide: true, cell: (e) => e.recovery_action },
  ], rows, "Errors, newest first") : nothing(errors.length ? "None of this severity among the last ones." : "No errors. Good."));
}

function showAudit(rows) {
  fill(byId("audit"), rows.length ? longTable([
    { title: "Time", cell: (a) => time(a.timestamp) },
    { title: "Action", cell: (a) => a.action.replaceAll("_", " ").toLowerCase() },
    { title: "By", cell: (a) => a.user },
    { title: "Details", wide: true, cell: (a) => a.details },
    { title: "Before", cell: (a) => a.old_value },
    { title: "After", cell: (a) => a.new_value },
  ], rows, "Changes, newest first") : nothing("Nothing was changed yet."));
}

export async function refresh(topics) {
  if (!isReady) {
    isReady = true;
    byId("severity").addEventListener("change", showErrors);
  }
  if (topics.has("errors")) {
    errors = await get("/api/errors");
    if (!byId("errors").querySelector("details[open]")) showErrors();
  }
  if (topics.has("audit")) showAudit(await get("/api/audit"));
}
