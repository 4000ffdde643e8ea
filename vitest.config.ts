import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

/** Milliseconds. A test that hangs is told so; one on a busy machine is waited for. */
const patience = { testTimeout: 30_000, hookTimeout: 120_000 };

const units = "{lib,components,app,prisma,scripts}/**/*.test.{ts,tsx,mjs}";
/** What replaces modules, or looks at which are loaded, has them to itself. */
const unitsAlone = "{lib,components,app,prisma,scripts}/**/*.alone.test.{ts,tsx,mjs}";

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\/(.*)$/, replacement: `${root}/$1` },
      // Outside Next's bundler the marker package throws by design; here every module is server code.
      { find: "server-only", replacement: `${root}/node_modules/server-only/empty.js` },
    ],
  },
  test: {
    // By default one core is left free; the servers of a test are idle most of its time.
    maxWorkers: 2,
    // What is waited for comes within a second, but not on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "units",
          include: [units],
          exclude: [unitsAlone],
          // Loading modules anew for each of 220 files took a third of the time.
          isolate: false,
          restoreMocks: true,
          unstubEnvs: true,
          unstubGlobals: true,
          ...patience,
        },
      },
      {
        extends: true,
        test: { name: "units-alone", include: [unitsAlone], ...patience },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["e2e/**/*.test.ts"],
          globalSetup: "e2e/integration/fixtures/empty-databases.ts",
          ...patience,
        },
      },
    ],
  },
});
