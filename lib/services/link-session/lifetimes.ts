/** The host page hands its token over at once: one that is found later is of no use. In seconds. */
export const longestFrameSeconds: number = 3_600;

/** A link waits in somebody's mail until they find the time to open it, in seconds. */
export const longestHostedSeconds: number = 7 * 24 * 3_600;

/** After the exchange a session lives this long without use, in ms. */
export const idleLifetimeMs: number = 30 * 60 * 1000;

/** After the exchange a session ends at the latest after this time, in ms. */
export const longestLifetimeMs: number = 4 * 60 * 60 * 1000;
