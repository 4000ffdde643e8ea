import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CruiseSummary, cruise, exitCodeOfCruise } from "./cruise";
import { ourFiles, root } from "./our-files";

/** One forbidden import a layer, in each spelling that people use. */
const planted: readonly { readonly rule: string; readonly file: string; readonly code: string }[] = [
  { rule: "app-imports", file: "app/page.tsx", code: 'import { x } from "@/lib/vault/x"; x();' },
  { rule: "components-imports", file: "components/x.tsx", code: 'import { x } from "@/lib/config/x"; x();' },
  { rule: "http-imports", file: "lib/http/y.ts", code: 'import { x } from "../store/x"; x();' },
  { rule: "services-imports", file: "lib/services/y.ts", code: 'import { x } from "@/lib/http/x"; x();' },
  {
    rule: "vault-imports",
    file: "lib/vault/y.ts",
    code: 'import type { X } from "@/lib/connectors/x"; export type Y = X;',
  },
  { rule: "store-imports", file: "lib/store/y.ts", code: 'import { x } from "@/lib/services/x"; x();' },
  { rule: "network-imports", file: "lib/network/y.ts", code: 'export { x } from "@/lib/config/x";' },
  {
    rule: "connectors-imports",
    file: "lib/connectors/pg/y.ts",
    code: 'export const y = () => import("@/lib/store/x");',
  },
  { rule: "jobs-imports", file: "lib/jobs/y.ts", code: 'import { x } from "@/lib/services/x"; x();' },
  { rule: "dialects-imports", file: "lib/dialects/y.ts", code: 'import { x } from "@/lib/services/x"; x();' },
  {
    rule: "api-client-imports",
    file: "lib/api-client/y.ts",
    code: 'import { x } from "@/lib/shared/x"; x();',
  },
  { rule: "telemetry-imports", file: "lib/telemetry/y.ts", code: 'import { x } from "@/lib/config/x"; x();' },
  { rule: "config-imports", file: "lib/config/y.ts", code: 'import { x } from "@/lib/vault/x"; x();' },
  { rule: "embed-imports", file: "lib/embed/y.ts", code: 'import { x } from "@/lib/shared/x"; x();' },
  { rule: "shared-imports", file: "lib/shared/y.ts", code: 'export { x } from "@/lib/config/x";' },
  { rule: "e2e-imports", file: "e2e/y.ts", code: 'import { x } from "@/lib/services/x"; x();' },
  {
    rule: "integration-imports",
    file: "e2e/integration/y.ts",
    code: 'import { x } from "@/lib/connectors/x"; x();',
  },
  { rule: "entry-imports", file: "server.ts", code: 'import { x } from "@/lib/vault/x"; x();' },
  { rule: "verbs-imports", file: "verbs.generated.ts", code: 'import { x } from "@/lib/vault/x"; x();' },
  { rule: "scripts-imports", file: "scripts/y.ts", code: 'import { x } from "@/lib/store/x"; x();' },
  {
    rule: "connectors-are-islands",
    file: "lib/connectors/mysql/y.ts",
    code: 'import { x } from "../pg/x"; x();',
  },
  {
    rule: "dialects-are-islands",
    file: "lib/dialects/stitch/y.ts",
    code: 'import { x } from "../fivetran/x"; x();',
  },
  { rule: "schema-is-data", file: "lib/connectors/pg/schema.ts", code: 'import { x } from "./checks"; x();' },
  {
    rule: "schema-no-node",
    file: "lib/connectors/pg2/schema.ts",
    code: 'import fs from "node:fs"; fs.existsSync("");',
  },
  {
    rule: "connectors-dial-nothing",
    file: "lib/connectors/kit/y.ts",
    code: 'import { connect } from "node:net"; connect(1);',
  },
  {
    rule: "prisma-only-in-store",
    file: "lib/services/z.ts",
    code: 'import { x } from "@/lib/store/generated/x"; x();',
  },
  { rule: "no-cycles", file: "lib/jobs/a.ts", code: 'import { b } from "./b"; export const a = () => b;' },
  { rule: "resolvable", file: "lib/jobs/z.ts", code: 'import { x } from "./nowhere"; x();' },
];

const targets = [
  ...[
    "vault",
    "config",
    "store",
    "http",
    "services",
    "connectors",
    "shared",
    "connectors/pg",
    "dialects/fivetran",
    "store/generated",
  ].map(
    (folder) => [`lib/${folder}/x.ts`, "export type X = string; export const x = () => undefined;"] as const,
  ),
  ["lib/connectors/pg/checks.ts", "export const x = () => undefined;"] as const,
  ["lib/jobs/b.ts", 'import { a } from "./a"; export const b = () => a;'] as const,
  [
    "tsconfig.json",
    '{"compilerOptions":{"module":"ESNext","moduleResolution":"Bundler","paths":{"@/*":["./*"]}}}',
  ] as const,
];

const fixturePaths = ["app", "components", "e2e", "lib", "scripts", "server.ts", "verbs.generated.ts"];
const folder = mkdtempSync(path.join(tmpdir(), "latchkey-layers-"));
let found: CruiseSummary["violations"] = [];

beforeAll(() => {
  const files = [...targets, ...planted.map(({ file, code }) => [file, code] as const)];
  for (const [file, code] of files) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), code);
  }
  found = cruise({ folder, paths: fixturePaths }).summary.violations;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a violation makes the check fail", () => {
  expect(exitCodeOfCruise({ folder, paths: fixturePaths })).toBeGreaterThan(0);
});

test.each(planted)("$rule finds what is planted in $file", ({ rule, file }) => {
  expect(found.map((violation) => `${violation.rule.name} ${violation.from}`)).toContain(`${rule} ${file}`);
});

test("every rule has a planted violation", async () => {
  const rules = (await import("../../.dependency-cruiser.mjs")) as {
    readonly default: { readonly forbidden: readonly { readonly name: string }[] };
  };
  const named = new Set(planted.map(({ rule }) => rule));
  expect(rules.default.forbidden.map((rule) => rule.name).filter((name) => !named.has(name))).toEqual([]);
});

test("the check looks at every file", { timeout: 60_000 }, async () => {
  const { cruised } = (await import("../tests/run-gates.mjs")) as { readonly cruised: readonly string[] };
  const present = cruised.filter((entry) => existsSync(path.join(root, entry)));
  const { summary } = cruise({ folder: root, paths: present });
  const files = ourFiles({ extensions: [".ts", ".tsx"] }).filter(
    (file) => file.includes("/") && !file.endsWith(".d.ts"),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(summary.totalCruised).toBeGreaterThanOrEqual(files.length);
});
