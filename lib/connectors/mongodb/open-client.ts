import type { Duplex } from "node:stream";
import type { MongoClient, MongoClientOptions } from "mongodb";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { MongoSettings } from "./settings";

/** One for requests, one that watches the server, and some to replace what breaks. */
const maxConnections = 6;

/** Milliseconds; the stages have limits of their own. */
const driverMs = 8_000;

/** A client, and why its last connection could not be opened. */
export interface OpenedClient {
  readonly client: MongoClient;
  dialError(): unknown;
}

/**
 * A client that signs in as soon as it is used. The driver takes no streams, so it gets a loopback port that
 * leads to them; TLS is up inside of them already. It knows this one server and never looks for others.
 */
export async function openClient(input: {
  /** The stream that is open already; more of the same come from `dial`. */
  readonly stream: Duplex;
  readonly dial: () => Promise<Duplex>;
  readonly context: CheckContext;
  readonly settings: MongoSettings;
  readonly onClose: (close: () => void) => void;
}): Promise<OpenedClient> {
  let first: Duplex | null = input.stream;
  let dialError: unknown;
  const dial = async () => {
    const stream = first;
    first = null;
    return stream ?? input.dial();
  };
  const door = await input.context.tcp.openDoor({
    connections: maxConnections,
    dial: () =>
      dial().catch((error: unknown) => {
        dialError = error;
        throw error;
      }),
  });
  input.onClose(() => door.close());
  const { MongoClient } = await import("mongodb");
  const client = new MongoClient(`mongodb://${door.host}:${door.port}/`, clientOptions(input.settings));
  client.on("error", () => {});
  input.onClose(() => void client.close().catch(() => {}));
  return { client, dialError: () => dialError };
}

function clientOptions(settings: MongoSettings): MongoClientOptions {
  const auth = { username: settings.username, password: settings.password };
  return {
    ...(settings.hasRole ? {} : { auth, authSource: settings.authenticationDatabase }),
    directConnection: true,
    tls: false,
    appName: "latchkey",
    // The destination need not know what this service runs on.
    runtimeAdapters: {
      os: { release: () => "", platform: () => "linux", arch: () => "x64", type: () => "" },
    },
    maxPoolSize: 1,
    serverMonitoringMode: "poll",
    heartbeatFrequencyMS: 60_000,
    serverSelectionTimeoutMS: driverMs,
    connectTimeoutMS: driverMs,
    socketTimeoutMS: driverMs,
    retryReads: false,
    retryWrites: false,
  };
}
