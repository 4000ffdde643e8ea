// What a host page does with Latchkey. The rest of the page is in page-parts.js.
import { addConnection, addEvent, offerDatabase, showProblem, watchTheme } from "./page-parts.js";

const inline = document.querySelector("#inline");
const inlineButton = document.querySelector("#open-inline");
const handles = [];
const theme = watchTheme((colorScheme) => {
  for (const handle of handles) handle.update({ theme: { colorScheme } });
});

/** The page asks its own back end for a token; the API key never leaves that back end. */
async function fetchToken() {
  const response = await fetch("/api/link-token", { method: "POST" });
  const answer = await response.json();
  if (!response.ok) {
    showProblem(answer.error);
    throw new Error(answer.error);
  }
  return answer.token;
}

async function onSuccess(success) {
  addEvent("onSuccess", success);
  showInline(false);
  const response = await fetch(`/api/connections/${success.connectionId}`);
  const connection = await response.json();
  if (response.ok) addConnection(connection);
  else showProblem(connection.error);
}

function onExit(exit) {
  addEvent("onExit", exit);
  // A form that did not load stays, with its button to try again.
  if (exit.reason !== "frame_not_loaded") showInline(false);
}

function showInline(shown) {
  inline.hidden = !shown;
  inlineButton.setAttribute("aria-expanded", String(shown));
  inlineButton.textContent = shown ? "Hide it" : "Show it in the page";
}

function create(container) {
  const handle = window.Latchkey.create({
    fetchToken,
    ...(container && { container }),
    theme: { colorScheme: theme(), accent: "#0b6e4f", radius: 8 },
    onSuccess,
    onExit,
    onEvent: ({ name, ...details }) => addEvent(name, details),
    onLoad: () => addEvent("onLoad", {}),
  });
  handles.push(handle);
  return handle;
}

if (window.Latchkey) {
  const modalHandle = create();
  const inlineHandle = create(inline);
  document.querySelector("#open-modal").addEventListener("click", () => modalHandle.open());
  inlineButton.addEventListener("click", () => {
    if (inline.hidden) {
      showInline(true);
      inlineHandle.open();
    } else inlineHandle.close();
  });
} else showProblem("Latchkey's script did not load. Is Latchkey running?");

await offerDatabase();
