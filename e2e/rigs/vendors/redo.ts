import type { ApiRoute } from "../http-emulator.ts";

/** Stores and secrets by what is wrong with them; `good` are fine. */
export const redo = {
  store: "64df1a2b3c4d5e6f7a8b9c0d",
  good: `redo_sk_${"ab".repeat(32)}`,
  narrow: `redo_sk_${"cd".repeat(32)}`,
} as const;

/** GET /v2.2/stores/{id}/returns as the published schema has it. */
export const redoRoutes: readonly ApiRoute[] = [
  {
    on: "GET https://api.getredo.com/v2.2/stores/*/returns",
    reply: ({ headers, path }) => {
      if (headers["x-page-size"] !== "1") return { status: 400, json: {} };
      if (headers.authorization === `Bearer ${redo.narrow}`) return { status: 403, json: {} };
      if (headers.authorization !== `Bearer ${redo.good}`) return { status: 401, json: {} };
      if (!path.includes(redo.store)) return { status: 404, json: {} };
      return { status: 200, json: { returns: [] } };
    },
  },
];
