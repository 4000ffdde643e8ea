import "server-only";
import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { getEnv } from "@/lib/config/env";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { safeError } from "../problem";
import { callWorker } from "./call-worker";
import type { CookieStore } from "./cookie-jar";
import { readPlain } from "./plain-text";
import { cookiesHeader } from "./wire";

/** Has a worker carry out a server action, and gives the browser the cookies it sets. It never throws. */
export async function forwardAction<T>(input: {
  readonly operation: string;
  readonly argument: unknown;
}): Promise<ActionResult<T>> {
  const { operation, argument } = input;
  const request = await pageRequest();
  try {
    const answer = await callWorker({ verb: operation, request, rest: { argument } });
    await takeCookies(answer);
    return readPlain({ text: await answer.text() }) as ActionResult<T>;
  } catch (error) {
    const requestId = request.headers.get("x-request-id") ?? randomUUID();
    const { code, message } = safeError({ error, requestId });
    return { ok: false, error: { code, message, requestId } };
  }
}

/**
 * The request that Next answers, as far as a worker has a use for it. Its cookies are those of this moment: a page that
 * is drawn anew after an action has those that the action set.
 */
export async function pageRequest(): Promise<Request> {
  const [received, store] = await Promise.all([headers(), cookies()]);
  const carried = new Headers([...received.entries()]);
  const pairs = store.getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  carried.set("cookie", pairs.join("; "));
  return new Request(getEnv().publicUrl, { headers: carried });
}

async function takeCookies(answer: Response): Promise<void> {
  const text = answer.headers.get(cookiesHeader);
  if (text === null) return;
  const store: CookieStore = await cookies();
  const noted = readPlain({ text: decodeURIComponent(text) }) as Parameters<CookieStore["set"]>[];
  for (const cookie of noted) store.set(...cookie);
}
