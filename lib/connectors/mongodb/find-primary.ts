import type { Duplex } from "node:stream";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import { askHello, type Hello } from "./ask-hello";
import { openWay } from "./open-way";
import { readMongoEndpoint, usesService } from "./settings";
import type { MongoServer, MongoState } from "./state";

/** MongoDB 4.4, the oldest the driver takes. */
const oldestWireVersion = 9;

/** The server that takes writes, and the stream to it. */
interface Primary {
  readonly server: MongoServer;
  readonly stream: Duplex;
}

interface Search {
  readonly stream: Duplex;
  readonly values: PropertyValues;
  readonly context: CheckContext;
  readonly state: MongoState;
}

/**
 * Finds the server that takes writes. A name that servers are listed under stands for all of them, so the
 * primary is looked for among them; a host that was entered as a server is left as it is.
 */
export async function findPrimary(input: Search): Promise<Primary> {
  const { values, context, state } = input;
  const { host, port } = readMongoEndpoint(values);
  const first: Primary = { server: state.server ?? { host, port }, stream: input.stream };
  const { signal } = context;
  const { isEncrypted } = state;
  const hello = await greet({ ...first, signal, isEncrypted });
  if (hello.isWritable) return first;
  if (!usesService(values)) throw hello.primary === null ? noPrimary() : secondary(hello.primary);
  const tried = new Set([nameOf(first.server)]);
  // What a server calls the primary counts only if the name server lists it too.
  const named = state.servers.filter(
    (one) => hello.primary !== null && nameOf(one) === nameOf(hello.primary),
  );
  for (const server of [...named, ...state.servers]) {
    if (tried.has(nameOf(server))) continue;
    tried.add(nameOf(server));
    const stream = await openWay({ server, values, context, state });
    if ((await greet({ server, stream, signal, isEncrypted })).isWritable) return { server, stream };
    stream.destroy();
  }
  throw noPrimary();
}

const nameOf = ({ host, port }: MongoServer) => `${host.toLowerCase()}:${port}`;

async function greet(
  input: Primary & { readonly signal: AbortSignal; readonly isEncrypted: boolean },
): Promise<Hello> {
  const hello = await askHello({ ...input, target: input.server });
  if (hello.maxWireVersion >= oldestWireVersion) return hello;
  throw new NetworkError({
    code: "wrong_service",
    userMessage: "This MongoDB is older than 4.4, which is the oldest that can be used.",
  });
}

function secondary(primary: MongoServer): NetworkError {
  return new NetworkError({
    code: "read_only",
    userMessage: "This server is a secondary of its replica set and takes no writes.",
    facts: [{ label: "Primary", value: `${primary.host}:${primary.port}` }],
  });
}

function noPrimary(): NetworkError {
  return new NetworkError({
    code: "starting",
    userMessage: "The replica set has no primary at the moment, so nothing can be written.",
  });
}
