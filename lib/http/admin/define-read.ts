import "server-only";
import { getEnv } from "@/lib/config/env";
import type { MemberCaller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import {
  RoleForbiddenError,
  SecondFactorNeededError,
  SignedOutError,
} from "@/lib/services/member/member-errors";
import { requirePermission } from "@/lib/services/member/require-permission";
import type { LatchkeyError } from "@/lib/shared/errors/latchkey-error";
import { safeError } from "../problem";
import { readPlain, writePlain } from "../split/plain-text";
import { declaredVerbs } from "../split/verbs";
import { readSessionToken } from "./session-cookie";

/** What a read that a worker did for a page found, or the code of the error it ended with. */
type Outcome = { readonly found: unknown } | { readonly code: string };

/** The errors that pages have an answer to. */
const known: Readonly<Record<string, () => LatchkeyError>> = {
  not_found: () => new NotFoundError({ what: "page" }),
  signed_out: () => new SignedOutError(),
  forbidden: () => new RoleForbiddenError(),
  second_factor_needed: () => new SecondFactorNeededError(),
};

/** Declares what pages read where the keys are: here, or, in a process that only serves, at a worker. */
export function defineRead<A extends object, T>(definition: {
  /** Unique among all verbs. */
  readonly verb: string;
  /** Judges by what the request carries who reads. */
  readonly read: (input: A) => Promise<T>;
}): (input: A) => Promise<T> {
  const { verb, read } = definition;
  declaredVerbs().set(verb, async ({ request, rest }) => {
    const outcome: Outcome = await read(rest as A).then(
      (found) => ({ found }),
      (error: unknown) => ({
        code: safeError({ error, requestId: request.headers.get("x-request-id") ?? "" }).code,
      }),
    );
    return new Response(writePlain({ value: outcome }));
  });
  return async (input) => (getEnv().mode === "web" ? elsewhere<T>({ verb, rest: input }) : read(input));
}

/**
 * The same of what opens secrets: who reads is judged by the page, and, where a worker reads, by that worker once
 * more from the session that the request carries.
 */
export function defineMemberRead<A extends { readonly caller: MemberCaller }, T>(definition: {
  readonly verb: string;
  readonly read: (input: A) => Promise<T>;
}): (input: A) => Promise<T> {
  const atWorker = defineRead({
    verb: definition.verb,
    read: async (input: Omit<A, "caller">) => {
      const { member } = await requirePermission({
        token: await readSessionToken(),
        permission: "dashboard:read",
      });
      return definition.read({ ...input, caller: member } as unknown as A);
    },
  });
  return async (input) => {
    if (getEnv().mode !== "web") return definition.read(input);
    const { caller: _judgedAnew, ...rest } = input;
    return atWorker(rest);
  };
}

async function elsewhere<T>(input: { readonly verb: string; readonly rest: object }): Promise<T> {
  const [{ callWorker }, { pageRequest }] = await Promise.all([
    import("../split/call-worker"),
    import("../split/forward-action"),
  ]);
  const answer = await callWorker({ ...input, request: await pageRequest() });
  const outcome = readPlain({ text: await answer.text() }) as { readonly found?: T; readonly code?: string };
  if (outcome.code === undefined) return outcome.found as T;
  throw known[outcome.code]?.() ?? new Error(`a worker answered ${outcome.code}`);
}
