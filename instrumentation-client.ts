// Runs in the browser before anything else. zod would try whether it may make code from strings, which our
// content security policy forbids and reports; it looks here first.
const holder = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
holder.__zod_globalConfig = { ...holder.__zod_globalConfig, jitless: true };
