import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // lib/http/gate compresses pages and serves static files compressed at build time.
  compress: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `next dev` would print the arguments of server actions: credentials.
  logging: { serverFunctions: false },
  // The same check runs in `npm run check`; once is enough.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // What a role may not see answers 403 with app/(admin)/admin/forbidden.tsx.
    authInterrupts: true,
    serverActions: { bodySizeLimit: "1mb" },
    // server.ts loads the frame after the first answer instead: half of a start was loading pages.
    preloadEntriesOnStart: false,
    // The frame is what customers of a host wait for: its scripts stay together, whatever the dashboard shares
    // with it. The weight and the number of its files are gated by e2e/guards/frame-weight.spec.ts.
    turbopackChunking: { requestCost: 1_000_000, minChunkSize: 200_000 },
  },
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "ajv",
    "mongodb",
    "mysql2",
    "oracledb",
    "pg",
    "pg-boss",
    "pglite-prisma-adapter",
    "pino",
    "ssh2",
    "tedious",
  ],
  turbopack: {
    // What @rjsf drags into the frame and never runs there: see docs/decisions/005. A key that stops
    // matching after an upgrade shows in the byte budget of `npm test`.
    resolveAlias: {
      "../getDefaultRegistry.js": "./components/report-card/form-registry.ts",
      "./shallowAllOfMerge.js": "./components/report-card/no-all-of.ts",
      "markdown-to-jsx/react": "./components/report-card/no-markdown.tsx",
      "fast-uri": "./components/report-card/no-uri-resolver.ts",
      "./error-styles": "./components/ui/no-error-styles.ts",
    },
  },
};

export default config;
