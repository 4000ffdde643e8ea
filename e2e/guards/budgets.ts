// What the frame, the SDK and the server may cost. Bytes and requests are gated by frame-weight.spec.ts;
// times are measured by `npm run bench`, as ratios to what is measured beside them in the same run.

/** The capture frame of one destination type, opened cold. */
export const frameBudget = {
  /** Every body it fetches until it is live, brotli at its highest level, in bytes. */
  brotliBytes: 170_000,
  /** Requests until a person can type. */
  requestsToTypable: 1,
  /** Requests in all. */
  requests: 8,
} as const;

/** A page of the dashboard, opened cold. */
export const dashboardBudget = {
  /** Its scripts, brotli at its highest level, in bytes: 1.35 times those of a bare Next page. */
  scriptBytes: 212_000,
} as const;

/** `public/embed.js`, minified and gzipped, in bytes. */
export const sdkGzipBytes = 3_800;

/** Most (or, for `submit`, least) of what stands beside it in the bench. */
export const ratioLimits = {
  /** Time to a typable input over a plain HTML form's, CPU and network of a middling phone. */
  frameTypable: 1.15,
  /** Time to a hydrated input over the same. */
  frameLive: 4.6,
  /** Submits per second over empty server actions per second. */
  submit: 0.5,
  /** Sealing 1 kB, with the data key at hand, over one AES-256-GCM of 1 kB. */
  seal: 3.5,
  /** Spawn to the first answer over a bare node:http server with pg. */
  coldStartEmbedded: 8,
  coldStartPostgresql: 3.5,
  /** Connections by id and lists of 50 per second over answers of a trivial route per second. */
  apiById: 0.75,
  apiList: 0.45,
  /** Connect and first query through the guarded dialer over the driver by itself. */
  guardedDial: 1.15,
  /** A page of 50 of a million connections over one of a thousand. */
  millionOfConnections: 1.15,
  /** A page of the dashboard over 100,000 connections over the same over 1,000. */
  dashboardOfManyConnections: 1.5,
} as const;

/** A page of the dashboard at 100,000 connections, in ms, for 95 of 100 who open it. */
export const dashboardLimitMs = 500;

/** Searching a million connections by name, the middle value of the calls, in ms. */
export const searchLimitMs = 50;
