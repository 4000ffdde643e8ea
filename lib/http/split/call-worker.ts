import "server-only";
import { type IncomingMessage, request as send } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { sealCall } from "@/lib/services/split/seal-call";
import { WorkerUnavailableError } from "@/lib/shared/errors/worker-unavailable-error";
import { type CarriedCall, packCall } from "./carried-call";
import { forgetWorker, type LiveWorker, liveWorkers, workerAgent } from "./live-workers";
import { keyHeader, verbHeader, verbPath } from "./wire";

/** How long a call waits for a worker to come, in ms: as long as one takes to be restarted by whoever runs it. */
const patienceMs = 3_000;
const pauseMs = 200;

/** The worker never saw the call: another one may have it. */
const unseen: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ENOENT", "EACCES"]);

/**
 * Has a verb carried out by a worker: the call is sealed to it, and wiped here once it is answered.
 * @throws WorkerUnavailableError where there is none, or the one that was asked is gone: whether it had done it is
 * not known then
 */
export async function callWorker(input: { readonly verb: string } & CarriedCall): Promise<Response> {
  const { verb, request } = input;
  const call = await packCall(input);
  const until = Date.now() + patienceMs;
  try {
    do {
      for (const worker of liveWorkers()) {
        const sealed = await sealCall({ worker: worker.said, verb, call });
        const answer = await attempt({ worker, verb, sealed, signal: request.signal });
        if (answer !== null) return answer;
      }
      await delay(pauseMs, undefined, { signal: request.signal }).catch(() => undefined);
    } while (Date.now() < until && !request.signal.aborted);
  } finally {
    call.fill(0);
  }
  throw new WorkerUnavailableError();
}

/** @returns null where this worker could not be asked */
async function attempt(input: {
  readonly worker: LiveWorker;
  readonly verb: string;
  readonly sealed: Buffer;
  readonly signal: AbortSignal;
}): Promise<Response | null> {
  const { worker } = input;
  try {
    const answer = await post(input);
    if (answer.headers[verbHeader] !== undefined) return responseOf(answer);
    // It has another key by now, or no such verb: what it says of itself is asked anew.
    answer.resume();
    forgetWorker(worker);
    return null;
  } catch (error) {
    // Whoever called is gone; the worker is well.
    if (input.signal.aborted) throw new WorkerUnavailableError();
    forgetWorker(worker);
    if (unseen.has((error as NodeJS.ErrnoException).code)) return null;
    throw new WorkerUnavailableError();
  }
}

function post(input: Parameters<typeof attempt>[0]): Promise<IncomingMessage> {
  const { worker, verb, sealed, signal } = input;
  return new Promise((resolve, reject) => {
    const asked = send(
      {
        socketPath: worker.socket,
        agent: workerAgent(),
        method: "POST",
        path: verbPath(verb),
        headers: { [keyHeader]: worker.said.key.id, "content-length": sealed.length },
        signal,
      },
      resolve,
    );
    asked.once("error", reject);
    asked.end(sealed);
  });
}

function responseOf(answer: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headersDistinct))
    if (!ofTheWire.has(name)) for (const one of value ?? []) headers.append(name, one);
  const status = answer.statusCode ?? 500;
  const isEmpty = status === 204 || status === 304;
  if (isEmpty) answer.resume();
  const body = isEmpty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
  return new Response(body, { status, headers });
}

const ofTheWire: ReadonlySet<string> = new Set([
  "connection",
  "date",
  "keep-alive",
  "transfer-encoding",
  verbHeader,
]);
