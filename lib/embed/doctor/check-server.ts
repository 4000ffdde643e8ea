import type { Finding } from "@/lib/shared/embed-doctor/finding";
import { parsePolicies } from "@/lib/shared/embed-doctor/parse-policies";
import type { DoctorCommand } from "./read-command";

/** What this package is. */
export interface PackageStatement {
  readonly version: string;
  readonly protocol: number;
}

/**
 * Asks Latchkey what it is, and whether the session lets the page's origin in.
 * @throws Error where Latchkey does not answer as one
 */
export async function checkServer(input: {
  readonly command: DoctorCommand;
  readonly own: PackageStatement;
}): Promise<readonly Finding[]> {
  const { command, own } = input;
  const response = await fetch(new URL("embed.json", command.latchkeyUrl), {
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`${command.latchkeyUrl} answers ${response.status} for embed.json`);
  const server = (await response.json()) as PackageStatement;
  return [...checkFit({ server, own }), ...(await checkSession(command))];
}

function checkFit(input: {
  readonly server: PackageStatement;
  readonly own: PackageStatement;
}): readonly Finding[] {
  const { server, own } = input;
  if (server.protocol === own.protocol) return [];
  return [
    {
      id: "package-does-not-fit",
      severity: "problem",
      title: "Package and Latchkey do not fit",
      detail: `This package (${own.version}) speaks protocol ${own.protocol}, that Latchkey (${server.version}) speaks ${server.protocol}.`,
      where: "package.json",
      line: `"@latchkey/embed": "${server.version}"`,
    },
  ];
}

async function checkSession({ latchkeyUrl, session, pageUrl }: DoctorCommand): Promise<readonly Finding[]> {
  if (session === null) return [];
  const response = await fetch(new URL(`embed/${session}`, latchkeyUrl), {
    signal: AbortSignal.timeout(10_000),
  });
  const policies = parsePolicies([response.headers.get("content-security-policy") ?? ""]);
  const holders = policies.flatMap((policy) => policy.get("frame-ancestors") ?? []);
  const { origin } = new URL(pageUrl);
  if (holders.includes(origin)) return [];
  const isNobody = holders.includes("'none'") || holders.length === 0;
  return [
    {
      id: "session-origin",
      severity: "problem",
      title: "The link session does not let this page in",
      detail: isNobody
        ? "It is unknown, has ended, or allows no origin."
        : `It allows ${holders.join(", ")}. Scheme, host and port have to be the same.`,
      where: "allowedOrigins",
      line: `"allowedOrigins": ["${origin}"]`,
    },
  ];
}
