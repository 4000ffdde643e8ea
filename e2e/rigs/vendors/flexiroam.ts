import type { ApiRoute } from "../http-emulator.ts";

/** The token that works. */
export const flexiroamToken = "flexiroam-token-4711";

/** A list endpoint of each generation: the older one refuses with 200 and `status: false`. */
export const flexiroamRoutes: readonly ApiRoute[] = [
  {
    on: "GET https://*/v3/sims",
    reply: ({ headers }) =>
      headers.authorization === `Bearer ${flexiroamToken}`
        ? { status: 200, json: { data: [] } }
        : { status: 401, json: { message: "Unauthenticated." } },
  },
  {
    on: "GET https://*/reseller/plans",
    reply: ({ headers }) =>
      headers.authorization === `Bearer ${flexiroamToken}`
        ? { status: 200, json: { status: true, data: [] } }
        : { status: 200, json: { status: false, msg: "Invalid token" } },
  },
];
