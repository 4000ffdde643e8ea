import { parseArgs } from "node:util";

/** What the command was asked. */
export interface DoctorCommand {
  readonly pageUrl: string;
  readonly latchkeyUrl: string;
  /** Public id of a link session made for the page; null to leave that out. */
  readonly session: string | null;
  readonly json: boolean;
}

export const usage = `Usage: latchkey-doctor <page> --latchkey <address> [--session ls_…] [--json]

  <page>       address of the page that is to hold the form
  --latchkey   where Latchkey is served
  --session    id of a link session your back end made for this page: its allowed origins are looked at, too
  --json       findings as JSON

Exit code: 0 nothing keeps the form out, 1 something does, 2 the page or Latchkey could not be read.`;

/** Reads the arguments; null where they make no sense. */
export function readCommand(args: readonly string[]): DoctorCommand | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { latchkey: { type: "string" }, session: { type: "string" }, json: { type: "boolean" } },
    });
    const [pageUrl] = positionals;
    const { latchkey, session = null, json = false } = values;
    if (positionals.length !== 1 || !isWeb(pageUrl) || !isWeb(latchkey)) return null;
    if (session !== null && !/^ls_[A-Za-z0-9]{22}$/.test(session)) return null;
    return { pageUrl, latchkeyUrl: latchkey.replace(/\/*$/, "/"), session, json };
  } catch {
    return null;
  }
}

function isWeb(text: string | undefined): text is string {
  return text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
