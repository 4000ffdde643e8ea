import "server-only";
import { getStore } from "./store-holder";
import type { OpenStore } from "./store-types";

/** How calls of one statement become one statement of many calls. */
export interface GatheredStatement<Asked, Found> {
  /** Most calls in one statement. */
  readonly atMost: number;
  /**
   * Carries out many calls in one statement, which is one transaction: all of them, or none.
   * @returns what each call gets, in their order
   */
  readonly together: (asked: readonly Asked[]) => Promise<readonly Found[]>;
  /** Carries out one call by itself. */
  readonly alone: (asked: Asked) => Promise<Found>;
}

interface Call<Asked, Found> {
  readonly asked: Asked;
  readonly resolve: (found: Found) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * How long calls wait for a statement under way, in ms: what goes to a server that no longer answers holds up
 * nobody else, as another connection may well work.
 */
const patienceMs = 500;

/**
 * Sends calls that come in while an earlier statement is under way together: one round trip and one commit for
 * all of them. A call that comes alone goes at the end of the turn it came in. Calls that the database refuses
 * together are sent again one by one, so that none fails, or waits for a lock, for the sake of another.
 * Not by a library: those gather by time or by turn, and this is by what the database is busy with.
 */
export function gatherCalls<Asked, Found>(
  statement: GatheredStatement<Asked, Found>,
): (asked: Asked) => Promise<Found> {
  // By store: each database is busy by itself.
  const queues = new WeakMap<OpenStore, (asked: Asked) => Promise<Found>>();
  return (asked) => {
    const store = getStore();
    const send = queues.get(store) ?? openQueue(statement);
    queues.set(store, send);
    return send(asked);
  };
}

function openQueue<Asked, Found>(
  statement: GatheredStatement<Asked, Found>,
): (asked: Asked) => Promise<Found> {
  const waiting: Call<Asked, Found>[] = [];
  let isBusy = false;
  const sendAll = async () => {
    while (waiting.length > 0) {
      await patiently(sendTogether({ statement, calls: waiting.splice(0, statement.atMost) }));
    }
    isBusy = false;
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (isBusy) return;
      isBusy = true;
      setImmediate(() => void sendAll());
    });
}

/** Resolves with the work, or once others have waited long enough for it. */
function patiently(work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function sendTogether<Asked, Found>(input: {
  readonly statement: GatheredStatement<Asked, Found>;
  readonly calls: readonly Call<Asked, Found>[];
}): Promise<void> {
  const { statement, calls } = input;
  try {
    const found = await statement.together(calls.map(({ asked }) => asked));
    for (const [place, { resolve }] of calls.entries()) resolve(found[place] as Found);
  } catch (error) {
    // Nobody waits for what is sent again: it may take long, and others come after it.
    for (const { asked, resolve, reject } of calls) {
      if (isRefusal(error)) statement.alone(asked).then(resolve, reject);
      else reject(error);
    }
  }
}

/** Whether the database itself says no, which undoes all. A lost connection leaves open what came to be. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && "severity" in error;
}
