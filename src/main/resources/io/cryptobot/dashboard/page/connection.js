// All talking to the program that serves this page.

let csrf = "";
const lost = [];

export function onLost(listener) {
  lost.push(listener);
}

function tellLost(isLost) {
  lost.forEach((listener) => listener(isLost));
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  } catch (error) {
    tellLost(true);
    throw error;
  }
  tellLost(response.status === 401);
  return response;
}

export async function get(path) {
  const response = await ask(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Sends a change; the answer has ok and text, and the HTTP status as status. */
export async function post(path, body = {}) {
  const response = await ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify(body),
  });
  try {
    return { ...(await response.json()), status: response.status };
  } catch {
    return { ok: false, text: `The program refused this (${response.status}).`, status: response.status };
  }
}

export async function begin() {
  const session = await get("/api/session");
  csrf = session.csrf;
  return session;
}

/** Calls back with the topics that changed, and with none from time to time. */
export function listen(callback) {
  const source = new EventSource("/api/events");
  source.addEventListener("changed", (event) => callback(new Set(JSON.parse(event.data).topics)));
  source.addEventListener("still-there", () => callback(new Set()));
  source.onopen = () => tellLost(false);
  source.onerror = () => tellLost(true);
  addEventListener("pagehide", () => source.close());
}
