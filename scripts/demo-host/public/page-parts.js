// The parts of the page that have nothing to do with Latchkey.
const find = (selector) => document.querySelector(selector);

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export function showProblem(text) {
  find("#problem").textContent = text;
  find("#problem").hidden = false;
}

/** Light or dark, kept in this browser. Answers the function that tells which. */
export function watchTheme(onChange) {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const apply = (scheme) => {
    root.dataset.theme = scheme;
    find("#theme").textContent = scheme === "dark" ? "Light theme" : "Dark theme";
  };
  apply(localStorage.getItem("theme") ?? (dark ? "dark" : "light"));
  find("#theme").addEventListener("click", () => {
    const next = root.dataset.theme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", next);
    apply(next);
    onChange(next);
  });
  return () => root.dataset.theme;
}

export function addEvent(name, details) {
  const text = Object.entries(details)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ");
  find("#log-empty").hidden = true;
  const time = make("time", { textContent: new Date().toLocaleTimeString("en-GB") });
  const item = make(
    "li",
    {},
    time,
    make("strong", { textContent: name }),
    make("span", { textContent: text }),
  );
  find("#log").append(item);
  find("#log").scrollTop = find("#log").scrollHeight;
}

find("#clear-log").addEventListener("click", () => {
  find("#log").replaceChildren();
  find("#log-empty").hidden = false;
});

/** Name, type and status of what is stored. The page has no values it could show. */
export function addConnection({ id, name, provider, status, lastVerifiedAt }) {
  const checked = lastVerifiedAt
    ? `, checked at ${new Date(lastVerifiedAt).toLocaleTimeString("en-GB")}`
    : "";
  const words = make(
    "div",
    {},
    make("strong", { textContent: name }),
    make("span", { textContent: `${provider}${checked}` }),
    make("code", { textContent: id }),
  );
  const badge = make("span", { className: `badge ${status}`, textContent: status.replaceAll("_", " ") });
  find("#connections").prepend(make("li", {}, words, badge));
}

export async function offerDatabase() {
  const { available } = await (await fetch("/api/demo-database")).json();
  find("#database").hidden = !available;
  const button = find("#start-database");
  button.addEventListener("click", async () => {
    button.disabled = true;
    button.textContent = "Starting…";
    const response = await fetch("/api/demo-database", { method: "POST" });
    const answer = await response.json();
    button.disabled = false;
    button.textContent = "Start the database";
    if (!response.ok) return showProblem(answer.error);
    button.hidden = true;
    showCredentials(answer);
  });
}

function showCredentials({ host, port, database, user, password, tls }) {
  const values = { Host: host, Port: port, Database: database, User: user, Password: password };
  find("#credential-list").replaceChildren(
    ...Object.entries(values).map(([label, value]) => credentialRow(label, String(value))),
  );
  const mistakes = [
    ["Wrong password", `${password}x`],
    ["Wrong port", String(port === 65_535 ? 65_534 : port + 1)],
    ["Unknown database", `${database}_2`],
  ];
  find("#mistakes").replaceChildren(
    ...mistakes.map(([label, value]) =>
      make(
        "li",
        {},
        make("span", { className: "label", textContent: label }),
        make("code", { textContent: value }),
        copyButton(label, value),
      ),
    ),
  );
  find("#tls-hint").textContent = tls
    ? "Its certificate is its own: the form will show it and ask whether you trust it."
    : "It speaks without TLS: turn “Encrypt with TLS” off in the form.";
  find("#credentials").hidden = false;
}

function credentialRow(label, value) {
  const shown = make("dd", {}, make("code", { textContent: value }), copyButton(label, value));
  return make("div", {}, make("dt", { textContent: label }), shown);
}

function copyButton(label, value) {
  const button = make("button", { type: "button", className: "quiet small", textContent: "Copy" });
  button.setAttribute("aria-label", `Copy ${label.toLowerCase()}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(value);
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 1500);
  });
  return button;
}
