import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, expectTypeOf, test } from "vitest";
import type { HostEventName } from "@/lib/shared/embed-protocol/event-stability";
import type { FrameEvent, FramePayload } from "@/lib/shared/embed-protocol/frame-messages";
import type { HostPayload } from "@/lib/shared/embed-protocol/host-messages";
import type { LatchkeyEvent, LatchkeyExit, LatchkeySuccess, LatchkeyTheme } from "./api";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("the public types are those of the protocol", () => {
  expectTypeOf<LatchkeyEvent["name"]>().toEqualTypeOf<FrameEvent["name"] | HostEventName>();
  expectTypeOf<FrameEvent>().toExtend<LatchkeyEvent>();
  expectTypeOf<FramePayload<"success">>().toEqualTypeOf<LatchkeySuccess>();
  expectTypeOf<FramePayload<"exit">>().toEqualTypeOf<LatchkeyExit>();
  expectTypeOf<LatchkeyTheme>().toExtend<HostPayload<"update">["theme"]>();
});

test("embed.d.ts stands alone and refuses wrong options", () => {
  execFileSync(process.execPath, [`${root}scripts/build-embed.mjs`], { stdio: "pipe" });
  const usage = `
    import { create } from "./embed";
    const handle = create({ token: null, fetchToken: async () => "t", onSuccess: ({ connectionId }) => connectionId.length });
    handle.update({ theme: { colorScheme: "dark" } });
    window.Latchkey?.open({ token: "t", onSuccess() {}, onEvent(event) { if (event.name === "ERROR") event.code.length; } });
    // @ts-expect-error onSuccess is required
    create({ token: "t" });
    // @ts-expect-error no such colour scheme
    create({ onSuccess() {}, theme: { colorScheme: "pink" } });
  `;
  expect(
    problemsOf({ "embed.d.ts": readFileSync(`${root}public/embed.d.ts`, "utf8"), "usage.ts": usage }),
  ).toEqual([]);
});

function problemsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-types-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const program = ts.createProgram([join(folder, "usage.ts")], {
    strict: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const problems = ts.getPreEmitDiagnostics(program);
  rmSync(folder, { recursive: true });
  return problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
