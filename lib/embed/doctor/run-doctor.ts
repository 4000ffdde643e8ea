import { examinePage } from "@/lib/shared/embed-doctor/examine-page";
import type { Finding } from "@/lib/shared/embed-doctor/finding";
import { checkServer, type PackageStatement } from "./check-server";
import { readCommand, usage } from "./read-command";
import { readPage } from "./read-page";

export interface DoctorResult {
  readonly code: 0 | 1 | 2;
  readonly output: string;
}

/** The whole command: what it prints and the code it exits with. Never throws. */
export async function runDoctor(input: {
  readonly args: readonly string[];
  readonly own: PackageStatement;
}): Promise<DoctorResult> {
  const command = readCommand(input.args);
  if (command === null) return { code: 2, output: usage };
  const { pageUrl, latchkeyUrl, json } = command;
  try {
    const [page, ofServer] = await Promise.all([
      readPage({ pageUrl, latchkeyUrl }),
      checkServer({ command, own: input.own }),
    ]);
    const ofPage = examinePage({ ...page, pageUrl: page.url, latchkeyUrl, allowedOrigins: [] });
    const findings = [...ofServer, ...ofPage];
    const isIll = findings.some(({ severity }) => severity === "problem");
    const output = json ? JSON.stringify({ page: page.url, findings }, null, 2) : inWords(page.url, findings);
    return { code: isIll ? 1 : 0, output };
  } catch (error) {
    return { code: 2, output: `Cannot look at it: ${reasonOf(error)}` };
  }
}

function inWords(url: string, findings: readonly Finding[]): string {
  const problems = findings.filter(({ severity }) => severity === "problem").length;
  const verdict =
    problems === 0
      ? `Nothing in its headers keeps the form out of ${url}`
      : `${problems} to change at ${url}`;
  const hint =
    "What only a running page shows (focus traps, what lies on top): open it with ?latchkey-doctor.";
  return [verdict, ...findings.map(describe), hint].join("\n\n");
}

function describe({ severity, title, detail, where, line }: Finding): string {
  const cure = line === undefined ? "" : `\n  → ${where}: ${line}`;
  return `${severity.toUpperCase()}  ${title}\n  ${detail}${cure}`;
}

/** `fetch failed` says nothing: its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
