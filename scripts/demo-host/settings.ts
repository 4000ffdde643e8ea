export interface Settings {
  readonly port: number;
  /** The one origin this page is served on. */
  readonly origin: string;
  /** Where Latchkey is served, without a closing slash. */
  readonly latchkeyUrl: string;
  readonly apiKey: string;
  /** Whether a throw-away database may be offered. */
  readonly demoDatabase: boolean;
}

/** Reads the environment; ends the process with one sentence where it is of no use. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env.DEMO_PORT || 4000);
  const latchkeyUrl = (env.LATCHKEY_URL || "http://localhost:3000").replace(/\/+$/, "");
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    refuse("DEMO_PORT has to be a number from 1 to 65535.");
  if (!URL.canParse(latchkeyUrl)) refuse("LATCHKEY_URL has to be a URL, for example http://localhost:3000.");
  if (!env.LATCHKEY_API_KEY) refuse("LATCHKEY_API_KEY is missing: give it an API key of Latchkey (lk_…).");
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    latchkeyUrl,
    apiKey: env.LATCHKEY_API_KEY ?? "",
    demoDatabase: env.LATCHKEY_DEMO_POSTGRES !== "0",
  };
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
