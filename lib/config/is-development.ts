/**
 * Whether this is `npm run dev`. Next puts the value in at build time, so that a build cannot be talked into
 * it; for what must not drag the parsed settings along.
 */
export const isDevelopment: boolean = process.env.NODE_ENV === "development";
