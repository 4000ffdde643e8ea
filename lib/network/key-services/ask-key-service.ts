import { setTimeout as pause } from "node:timers/promises";
import { KeyServiceError, type KeyServiceProblem } from "@/lib/shared/errors/key-service-error";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { KeyServiceRef } from "@/lib/shared/key-service";
import type { GuardedHttp, HttpRequest, HttpResponse } from "@/lib/shared/setup-test/context";

/** Before the second and the third try, in ms. All services document that a client has to wait when it is throttled. */
const pauses = [100, 400];

/**
 * Asks a key service until it is not busy, three times at most.
 * @param input.request made anew for each try, since a signature holds the time
 * @param input.judge what an answer means, null where it is good
 * @returns the JSON of the good answer
 * @throws KeyServiceError
 */
export async function askKeyService(input: {
  readonly http: GuardedHttp;
  readonly ref: KeyServiceRef;
  readonly request: () => HttpRequest | Promise<HttpRequest>;
  readonly judge: (answer: HttpResponse) => KeyServiceProblem | null;
}): Promise<unknown> {
  const { ref, judge } = input;
  for (let tries = 0; ; tries++) {
    const answer = await send(input);
    const problem = judge(answer);
    if (problem === null) return answer.json();
    const wait = pauses[tries];
    if (problem !== "busy" || wait === undefined) throw new KeyServiceError({ problem, ref });
    await pause(wait);
  }
}

async function send(input: Parameters<typeof askKeyService>[0]): Promise<HttpResponse> {
  const { http, ref } = input;
  try {
    return await http.request(await input.request());
  } catch (error) {
    if (error instanceof NetworkError) throw new KeyServiceError({ problem: "unreachable", ref });
    throw error;
  }
}

/** What the status alone says. A refused operation is a key or a ciphertext that is not the right one. */
export function problemOfStatus(status: number): KeyServiceProblem | null {
  if (status >= 200 && status < 300) return null;
  if (status === 429) return "busy";
  if (status === 401 || status === 403) return "denied";
  return status >= 500 ? "unreachable" : "wrong_key";
}
