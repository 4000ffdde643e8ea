import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

/** Milliseconds. */
const patience = { testTimeout: 20_000, hookTimeout: 60_000 };

/** Nearly half of all suites. None but one looks at what its process has loaded, and none replaces a module. */
const sharing = "lib/{connectors,shared}/**/!(lazy-drivers).test.ts";

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
    projects: [
      // A process for each of these took a third of their time.
      { extends: true, test: { name: "connectors", include: [sharing], isolate: false, ...patience } },
      {
        extends: true,
        test: {
          name: "units",
          include: ["{lib,components,app,prisma,scripts}/**/*.test.{ts,tsx,mjs}"],
          exclude: [...configDefaults.exclude, sharing],
          ...patience,
        },
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
