/** A session ends this long after the sign-in, in ms, whatever happens. */
export const sessionLifetimeMs = 12 * 60 * 60 * 1000;

/** And this long after it was last used, in ms. */
export const sessionIdleMs = 60 * 60 * 1000;

/** How exactly the time of the last use is kept, in ms: a write with every call would cost more than it tells. */
export const lastSeenStepMs = 60_000;
