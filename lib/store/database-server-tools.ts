import "server-only";
import { spawn } from "node:child_process";
import { programPath } from "@/lib/config/program-path";
import { StartError } from "@/lib/shared/errors/start-error";

/** Programs that PostgreSQL comes with; they have to be at least as new as the server. */
type Tool = "pg_dump" | "pg_restore";

/**
 * Runs a program of PostgreSQL on a database. The address goes by environment: arguments can be read by every
 * user of the machine.
 * @throws StartError `backup_failed`
 */
export async function runDatabaseTool(input: {
  readonly tool: Tool;
  readonly args: readonly string[];
  readonly databaseUrl: string;
}): Promise<void> {
  const { tool } = input;
  const child = spawn(tool, [...input.args, "--no-password"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { NODE_ENV: "production", PATH: programPath, ...connectionOf(input.databaseUrl) },
  });
  const code = await new Promise<number | string>((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown error"));
    child.once("close", (status) => resolve(status ?? "a signal"));
  });
  if (code === 0) return;
  throw new StartError({
    code: "backup_failed",
    userMessage:
      code === "ENOENT"
        ? `${tool} is not there: install PostgreSQL's client programs, of the server's version or newer.`
        : `${tool} ended with ${code}; what it said stands above.`,
  });
}

/** The address as libpq's variables. */
function connectionOf(databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl);
  const text = (part: string) => decodeURIComponent(part);
  const options = ["sslmode", "sslrootcert", "sslcert", "sslkey"].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [[`PG${name.toUpperCase()}`, value] as const];
  });
  return {
    PGHOST: url.searchParams.get("host") ?? text(url.hostname),
    PGPORT: url.port === "" ? "5432" : url.port,
    PGUSER: text(url.username),
    PGPASSWORD: text(url.password),
    PGDATABASE: text(url.pathname.slice(1)),
    ...Object.fromEntries(options),
  };
}
