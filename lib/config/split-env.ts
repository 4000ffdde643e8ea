import { z } from "zod";
import { keyVariables } from "./key-provider-env";
import { operatorVariables } from "./operator-env";
import { ssoVariables } from "./sso-env";

/** Longest folder of sockets: the address of a UNIX socket has room for 107 bytes, its name included. */
const longestFolder = 90;

/** Where the processes that serve find those that work. */
export const splitVariables = {
  /** `elsewhere`: an `all` process only queues what is to be done, and leaves it to workers of the same database. */
  LATCHKEY_WORK: z.enum(["here", "elsewhere"]).default("here"),
  /** Folder of the workers' sockets, on a machine that `web` and `worker` share. */
  LATCHKEY_WORKER_SOCKETS: z.string().startsWith("/").max(longestFolder).optional(),
};

export const splitExpectations: Readonly<Record<string, string>> = {
  LATCHKEY_WORK: "must be here or elsewhere",
  LATCHKEY_WORKER_SOCKETS: `must be the full path of a folder, of ${longestFolder} characters at most`,
};

/** What opens something, and what only a process that opens things has a use for. */
const notForWeb: readonly string[] = [
  "LATCHKEY_KEYRING",
  "LATCHKEY_BOOTSTRAP_API_KEY",
  "LATCHKEY_OAUTH_CLIENTS",
  ...Object.keys(keyVariables),
  ...Object.keys(operatorVariables),
  ...Object.keys(ssoVariables),
];

interface Given {
  readonly LATCHKEY_MODE: "all" | "web" | "worker";
  readonly DATABASE_URL?: string | undefined;
  readonly LATCHKEY_WORKER_SOCKETS?: string | undefined;
}

/**
 * What is wrong with the settings of a process that shares its work with others.
 * @param given the names that are set, whatever their values
 */
export function incompleteSplit(input: {
  readonly values: Given;
  readonly given: readonly string[];
}): readonly string[] {
  const { LATCHKEY_MODE: mode, DATABASE_URL: database, LATCHKEY_WORKER_SOCKETS: sockets } = input.values;
  if (mode === "all")
    return sockets === undefined ? [] : ["LATCHKEY_WORKER_SOCKETS must not be set for LATCHKEY_MODE=all"];
  const problems: string[] = [];
  if (database === undefined)
    problems.push(
      `DATABASE_URL must be set for LATCHKEY_MODE=${mode}: the embedded database belongs to one process`,
    );
  if (mode === "worker") return problems;
  if (sockets === undefined)
    problems.push(
      "LATCHKEY_WORKER_SOCKETS must be set for LATCHKEY_MODE=web: the workers open what it cannot",
    );
  const keys = notForWeb.filter((name) => input.given.includes(name));
  if (keys.length > 0)
    problems.push(
      `${keys.join(", ")} must not be set for LATCHKEY_MODE=web: this process is to hold no keys`,
    );
  return problems;
}
