import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { FramePage } from "@/lib/shared/capture/contract";
import { pseudoText } from "@/lib/shared/languages/pseudo-text";
import { translateSnapshot } from "@/lib/shared/languages/translate-answers";
import { translateCard } from "@/lib/shared/languages/translate-card";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { createCaptureFlow } from "../capture/capture-flow";
import { CaptureView } from "../capture/capture-frame";
import type { CaptureState } from "../capture/capture-state";
import * as checks from "../capture/parts/checks";
import * as records from "../capture/parts/records";
import { holdPart } from "../capture/parts/use-part";
import { page as english, fakeActions, receipt } from "../capture/testing/frame-fixture";
import { HostedEnd } from "../hosted/hosted-end";
import { endTexts, type HostedEndName } from "../hosted/hosted-texts";
import { StartScreen } from "../hosted/start-screen";
import { withPseudoTexts } from "./pseudo-page";

// As the parts that the frame loads later are once they have come.
holdPart("checks", checks);
holdPart("records", records);

const card = english.card === null ? null : translateCard(english.card, pseudoText);
const page: FramePage = withPseudoTexts({ ...english, locale: "en-XA", card });
const paths = { checkRuns: "/runs/", exit: "/exit" };
const flow = createCaptureFlow({ page, actions: fakeActions(), paths });
const state: CaptureState = { ...flow.store.getState(), recipientName: "1234" };

/** What people, servers and products call themselves. */
const names = /PostgreSQL|Latchkey|lk-\w+/g;

/** Letters that stand outside of ⟦…⟧, in what is seen or read out. */
function untranslated(html: string): readonly string[] {
  const plain = html
    .replaceAll(/<(style|script|dd|pre)\b[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]*\sclass="[^"]*lk-code[^"]*"[^>]*>[^<]*/g, "");
  const named = [...plain.matchAll(/\s(?:aria-label|title|alt)="([^"]*)"/g)].map((found) => found[1] ?? "");
  const texts = [...plain.split(/<[^>]*>/), ...named];
  return texts.map(outside).filter((text) => /\p{L}{2}/u.test(text));
}

/** Brackets nest where one text is put into another. */
function outside(text: string): string {
  let rest = text.replaceAll(names, "").replaceAll(/&\w+;|&#x?\w+;/g, "");
  while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, "");
  return rest;
}

const result = (change: Partial<SetupTestResult>): SetupTestResult => ({
  id: "authenticate",
  title: "Sign in",
  status: "FAILED",
  message: "The server did not accept this user name and password.",
  details: [{ label: "Host", value: "localhost" }],
  durationMs: 1,
  ...change,
});

const checked = (one: SetupTestResult): Partial<CaptureState> => ({
  screen: "checks",
  check: {
    started: { connectionId: "c", checkRunId: "r", plan: [{ id: one.id, title: pseudoText(one.title) }] },
    snapshot: translateSnapshot(
      {
        checkRunId: "r",
        state: "finished",
        outcome: "failed",
        current: null,
        wakingSince: null,
        results: [one],
      },
      pseudoText,
    ),
  },
});

const trust = {
  kind: "tls_certificate",
  host: "localhost",
  port: 1,
  fingerprint: "AA:BB",
  facts: [{ label: "Issuer", value: "Acme" }],
} as const;
const completed = {
  eventId: "e",
  connectionId: "c",
  connectionName: "1",
  destinationType: "postgres",
  pending: false,
  sig: "1",
  receipt: null,
};
const opened = { policies: [], generated: {}, egressAddresses: [], review: null, stored: null };
const told = { ...receipt, connectionName: "1" };
const stored = { values: { host: "1", port: "2", database: "3" }, drafted: [], receipt: told };
/** An edit, by its step, in which the answers given are in use. */
const edited = (step: number, change: Partial<CaptureState> = {}): Partial<CaptureState> =>
  card === null
    ? {}
    : {
        opened: { ...opened, card, stored },
        stepId: card.steps[step]?.id ?? null,
        configured: ["password"],
        values: { ...state.values, ...stored.values },
        ...change,
      };
const error = { code: "conflict", message: pseudoText("No."), requestId: "1" };

const screens: readonly (readonly [string, Partial<CaptureState>])[] = [
  ...(card?.steps ?? []).map((step) => [`step ${step.id}`, { stepId: step.id }] as const),
  ["errors", { fieldErrors: [{ property: "host", message: pseudoText("No.") }] }],
  ["secrets on file", { stepId: card?.steps[1]?.id ?? null, configured: ["password"] }],
  ["a banner", { banner: error }],
  ["the question to leave", { leaving: true }],
  ["a draft", { draft: "failed" }],
  ["a failed test", checked(result({ field: "host", hint: "Test again.", remedy: "GRANT x" }))],
  ["a warning", checked(result({ status: "WARNING" }))],
  ["a skipped test", checked(result({ status: "SKIPPED" }))],
  ["a key to trust", checked(result({ trust }))],
  ["the end", { screen: "done", completed }],
  ["an end that waits", { screen: "done", completed: { ...completed, pending: true } }],
  ["the receipt", { screen: "done", completed: { ...completed, receipt: told } }],
  [
    "a receipt with a user",
    { screen: "done", completed: { ...completed, receipt: { ...told, usedBy: "1" } } },
  ],
  ["an edit", edited(1)],
  ["what an edit changes", edited((card?.steps.length ?? 0) - 1, { values: { host: "4" } })],
  ["an expired session", { screen: "expired" }],
  ["an ended session", { screen: "ended", banner: error }],
  ["a closed frame", { screen: "closed" }],
  ["a frame that waits", { screen: "connecting" }],
  ["the choice", { screen: "choose" }],
];

test.each(screens)("%s says nothing in one language alone", (_name, change) => {
  const html = renderToStaticMarkup(<CaptureView flow={flow} state={{ ...state, ...change }} />);
  expect(html).toContain("⟦");
  expect(untranslated(html)).toEqual([]);
});

test.each(Object.keys(endTexts) as HostedEndName[])("the end %s of a link does neither", (end) => {
  const html = renderToStaticMarkup(<HostedEnd end={end} askedBy="1" theme={{}} texts={page.texts} />);
  expect(untranslated(html)).toEqual([]);
});

test("nor does its start", () => {
  const hosted = { page, askedBy: "1", status: "waiting" } as const;
  const html = renderToStaticMarkup(
    <StartScreen flow={flow} state={state} hosted={hosted} onStart={async () => undefined} />,
  );
  expect(untranslated(html)).toEqual([]);
});

test("a text in one language alone is found", () => {
  expect(untranslated('<p>⟦Sávé ⟦Hóst~⟧~~⟧</p><button aria-label="Close">⟦x⟧</button> of')).toEqual([
    " of",
    "Close",
  ]);
});
