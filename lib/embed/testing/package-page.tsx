/** A host's page that uses the packed package; the browser test drives it. */
import { LatchkeyBadge, LatchkeyConnect, type LatchkeyHookOptions, useLatchkey } from "@latchkey/embed/react";
import "@latchkey/embed/element";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

/** What the test sets, and what the page has heard. */
export interface PackagePage {
  baseUrl: string;
  token: string;
  log: [string, unknown][];
  /** Renders these parts under StrictMode; an empty list unmounts all. */
  render(parts: readonly Part[]): void;
}

export interface Part {
  readonly kind: "connect" | "dialog" | "badge";
  readonly theme?: LatchkeyHookOptions["theme"];
  /** Which answer the back end gives: a token, none for ever, or an error. */
  readonly answer?: "token" | "never" | "error";
  /** Stands in the log beside `fetch`. */
  readonly name?: string;
}

const page: PackagePage = { baseUrl: "", token: "", log: [], render };
Object.assign(window, { page });
const root = createRoot(document.querySelector("#box") ?? document.body);
let health: "needs_attention" | "connected" = "needs_attention";

function render(parts: readonly Part[]): void {
  root.render(
    <StrictMode>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
        <OnePart key={index} {...part} />
      ))}
    </StrictMode>,
  );
}

function optionsOf({ theme, answer = "token", name = "" }: Part): LatchkeyHookOptions {
  const record = (what: string) => (value?: unknown) => void page.log.push([what, value ?? null]);
  return {
    baseUrl: page.baseUrl,
    ...(theme && { theme }),
    async fetchToken() {
      page.log.push(["fetch", name]);
      if (answer === "never") return new Promise(() => {});
      if (answer === "error") throw new Error("Back end is down");
      return page.token;
    },
    onSuccess: record("success"),
    onExit: record("exit"),
    onLoad: record("load"),
  };
}

function OnePart(part: Part) {
  if (part.kind === "connect") return <LatchkeyConnect {...optionsOf(part)} />;
  return part.kind === "dialog" ? <Dialog {...part} /> : <Badge />;
}

function Dialog(part: Part) {
  const { open, close, status, error } = useLatchkey(optionsOf(part));
  return (
    <p>
      <button type="button" onClick={open}>
        Open
      </button>
      <button type="button" onClick={close}>
        Shut
      </button>
      <output>{`${status} ${error?.code ?? "fine"}`}</output>
    </p>
  );
}

function Badge() {
  return (
    <LatchkeyBadge
      baseUrl={page.baseUrl}
      fetchStatus={async () => ({ health, cause: "The password was refused.", connectionId: "7" })}
      fetchToken={async (request) => {
        page.log.push(["fix", request]);
        health = "connected";
        return page.token;
      }}
    />
  );
}
