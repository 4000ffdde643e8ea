/** After the exchange a session lives this long without use, in ms. */
export const idleLifetimeMs: number = 30 * 60 * 1000;

/** After the exchange a session ends at the latest after this time, in ms. */
export const longestLifetimeMs: number = 4 * 60 * 60 * 1000;
