/**
 * `embed-doctor.js`: looks at the page it is loaded into and says what keeps the form out of it. It does nothing
 * unless the page's address has `?latchkey-doctor`, its own tag has `data-latchkey-doctor`, or `Latchkey.doctor()`
 * is called.
 */
import { checkLive } from "@/lib/shared/embed-doctor/check-live";
import { examinePage } from "@/lib/shared/embed-doctor/examine-page";
import { PageWatch } from "./gather-live-facts";
import { Panel } from "./panel";

const tag = document.currentScript as HTMLScriptElement | null;
const ownUrl = tag?.src ?? document.querySelector<HTMLScriptElement>('script[src*="/embed"]')?.src;
const latchkeyUrl = new URL(".", ownUrl ?? location.href).href;
const order = ["problem", "warning", "note"];

const watch = new PageWatch(new URL(latchkeyUrl).origin);
let panel: Panel | undefined;

/** Looks at the page as it is now and shows what was found. */
async function doctor(): Promise<void> {
  panel ??= new Panel(() => void doctor());
  const headers = await readHeaders();
  const frames = document.querySelectorAll(`iframe[src^="${latchkeyUrl}"]`);
  const html = [...frames].map(tagOf).join("\n");
  const found = [
    ...checkLive(watch.facts()),
    ...examinePage({ pageUrl: location.href, headers, html, latchkeyUrl, allowedOrigins: [] }),
  ];
  panel.show(order.flatMap((severity) => found.filter((finding) => finding.severity === severity)));
}

/** The page's own headers, as a second look gets them, and what its meta tags add. */
async function readHeaders(): Promise<string> {
  const metas = [
    ...document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]'),
  ].map(({ content }) => `Content-Security-Policy: ${content}`);
  const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
  const sent = [...(answer?.headers ?? [])].map(([name, value]) => `${name}: ${value}`);
  return [...sent, ...metas].join("\n");
}

/** An element's tag as it would be written. */
function tagOf({ localName, attributes }: Element): string {
  return `<${[localName, ...[...attributes].map(({ name, value }) => `${name}="${value}"`)].join(" ")}>`;
}

/** A form that opens later is looked at once it had time to load. */
function watchForms(): void {
  new MutationObserver((changes) => {
    const isForm = (node: Node) => node.nodeName === "LATCHKEY-EMBED";
    if (changes.some(({ addedNodes }) => [...addedNodes].some(isForm))) setTimeout(doctor, 1_500);
  }).observe(document.body, { childList: true, subtree: true });
}

const { Latchkey } = window as { readonly Latchkey?: object };
if (Latchkey) Object.assign(Latchkey, { doctor });
if (tag?.dataset.latchkeyDoctor !== undefined || /[?&]latchkey-doctor\b/.test(location.search)) {
  const start = () => {
    watchForms();
    void doctor();
  };
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}
