import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { frameBudget, ratioLimits } from "../../e2e/guards/budgets.ts";
import { makeSession } from "../kit/host.ts";
import { createHome, startLatchkey } from "../kit/latchkey.ts";
import { median } from "../kit/median.ts";
import { type Row, ratioRow } from "../kit/row.ts";
import { takeTurns } from "../kit/take-turns.ts";
import { type FormPage, measurePage, type PageRun, type Profile } from "./measure-page.ts";
import { startNaivePage, startPlainPage } from "./static-pages.ts";

type Pages = Readonly<Record<"plain" | "naive" | "frame", FormPage>>;
type Runs = Record<keyof Pages, PageRun[]>;

/** The capture frame beside a plain form and a naive one. */
export async function measureFrame({ rounds }: { readonly rounds: number }): Promise<readonly Row[]> {
  const home = createHome();
  const [server, plain, naive] = [
    await startLatchkey({ home }),
    await startPlainPage(),
    await startNaivePage(),
  ];
  const browser = await startBrowser();
  try {
    const session = await makeSession({ host: { url: server.url, apiKey: home.apiKey } });
    const pages: Pages = {
      plain: { url: plain.url, isReact: false },
      naive: { url: naive.url, isReact: true },
      frame: { url: session.url, isReact: true },
    };
    const fast = await turns({ browser, pages, profile: "none", rounds, isTyping: false });
    const slow = await turns({ browser, pages, profile: "lighthouse", rounds, isTyping: false });
    const typing = await turns({ browser, pages, profile: "lighthouse", rounds: 1, isTyping: true });
    return [
      ...weightRows(fast),
      ...timeRows(fast, "none"),
      ...timeRows(slow, "lighthouse"),
      ...keptRows(typing),
    ];
  } finally {
    await Promise.all([browser.close(), server.stop(), plain.stop(), naive.stop()]);
    home.remove();
  }
}

function startBrowser(): Promise<Browser> {
  const debian = "/usr/bin/chromium";
  return chromium.launch({
    ...(existsSync(debian) ? { executablePath: debian } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
    ],
  });
}

async function turns(input: {
  readonly browser: Browser;
  readonly pages: Pages;
  readonly profile: Profile;
  readonly rounds: number;
  readonly isTyping: boolean;
}): Promise<Runs> {
  const { pages, ...rest } = input;
  return takeTurns({
    rounds: input.rounds,
    warmUps: 1,
    runs: {
      plain: () => measurePage({ ...rest, page: pages.plain }),
      naive: () => measurePage({ ...rest, page: pages.naive }),
      frame: () => measurePage({ ...rest, page: pages.frame }),
    },
  });
}

function weightRows(runs: Runs): readonly Row[] {
  const weightOf = (name: keyof Pages) =>
    runs[name][0]?.weight ?? { brotli: Number.NaN, gzip: Number.NaN, requests: Number.NaN };
  const [frame, naive] = [weightOf("frame"), weightOf("naive")];
  const limits = { brotli: frameBudget.brotliBytes, gzip: null, requests: frameBudget.requests } as const;
  return (["brotli", "gzip", "requests"] as const).map((kind) => {
    const most = limits[kind];
    return {
      part: "frame",
      what: kind === "requests" ? "requests in all" : `all bytes, ${kind}`,
      value: frame[kind],
      unit: kind === "requests" ? "" : "B",
      beside: { what: "naive", value: naive[kind] },
      ...(most === null ? {} : { limit: { most } }),
    };
  });
}

function timeRows(runs: Runs, profile: Profile): readonly Row[] {
  const time = (name: keyof Pages, kind: "typableMs" | "liveMs" | "blockedMs") =>
    median(runs[name].map((run) => run[kind] ?? Number.NaN));
  const plain = { what: "plain", value: time("plain", "typableMs") };
  const limit = (most: number) => (profile === "lighthouse" ? { limit: { most } } : {});
  const row = { unit: "ms", beside: plain };
  return [
    ratioRow({
      ...row,
      part: "frame",
      what: `typable, ${profile}`,
      value: time("frame", "typableMs"),
      ...limit(ratioLimits.frameTypable),
    }),
    ratioRow({
      ...row,
      part: "frame",
      what: `live, ${profile}`,
      value: time("frame", "liveMs"),
      ...limit(ratioLimits.frameLive),
    }),
    ratioRow({ ...row, part: "naive", what: `live, ${profile}`, value: time("naive", "liveMs") }),
    {
      part: "frame",
      what: `main thread blocked, ${profile}`,
      value: time("frame", "blockedMs"),
      unit: "ms",
      beside: { what: "naive", value: time("naive", "blockedMs") },
    },
  ];
}

function keptRows(runs: Runs): readonly Row[] {
  const kept = runs.frame.filter((run) => run.isTextKept).length;
  return [
    {
      part: "frame",
      what: "text typed before it is live is kept",
      value: kept,
      unit: `of ${runs.frame.length}`,
      limit: { least: runs.frame.length },
    },
  ];
}
