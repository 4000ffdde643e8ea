import "server-only";
import pino from "pino";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";
import { getEnv } from "./env";

/** The only fields a log line may carry; anything else is dropped, so a value cannot slip in. */
export interface LogFields {
  readonly requestId?: string;
  readonly workspaceId?: string;
  readonly linkSessionId?: string;
  readonly connectionId?: string;
  readonly checkRunId?: string;
  /** Of a key of the keyring, or of a tenant key; names nothing of the key itself. */
  readonly keyId?: string;
  /** How many the line speaks of. */
  readonly count?: number;
  /** How many of them did not go well. */
  readonly failed?: number;
  readonly action?: string;
  readonly code?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly error?: unknown;
}

const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("latchkey.logger");

function logger(): pino.Logger {
  holder[key] ??= pino({ level: getEnv().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return holder[key] as pino.Logger;
}

/**
 * Writes one JSON line to stdout. Of an error only class, code and stack frames are kept: messages of
 * libraries (Prisma's, the drivers') hold submitted values.
 */
export function log(
  level: "debug" | "info" | "warn" | "error",
  message: string,
  fields: LogFields = {},
): void {
  const { error, ...rest } = fields;
  logger()[level](error === undefined ? rest : { ...rest, error: describeError(error) }, message);
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    ...(typeof code === "string" && /^[A-Za-z0-9_]{1,60}$/.test(code) ? { code } : {}),
    ...(error instanceof LatchkeyError ? { message: error.message } : {}),
    stack: frames.map((line) => line.trim()),
  };
}
