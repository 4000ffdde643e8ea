import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Connection } from "tedious";
import { handOver } from "./hand-over";
import { answerForDriver } from "./prelogin";
import type { TdsSettings } from "./settings";

/** The numbers of the errors a server gave during a sign-in; the driver itself keeps the last text only. */
class SignInError extends Error {
  readonly numbers: readonly number[];

  constructor(input: { readonly numbers: readonly number[]; readonly cause: unknown }) {
    super("the sign-in failed", { cause: input.cause });
    this.numbers = input.numbers;
  }
}

/** Milliseconds; the stages have limits of their own, these only end what nobody waits for any more. */
const connectMs = 20_000;

interface Opening {
  /** Open, through TLS or not; what PRELOGIN has to settle is settled. */
  readonly stream: Duplex;
  readonly host: string;
  readonly port: number;
  readonly isStrict: boolean;
  readonly settings: TdsSettings;
  /** Opens a stream to the server that the first one sends us on to. */
  readonly reroute: (server: { readonly host: string; readonly port: number }) => Promise<Duplex>;
}

/** Signs in over streams of the guarded dialer. Throws `SignInError`. */
export async function openConnection(input: Opening): Promise<Connection> {
  const tedious = await import("tedious");
  const { settings } = input;
  const connection = new tedious.Connection({
    server: input.host,
    authentication: {
      type: "default",
      options: { userName: settings.username, password: settings.password },
    },
    options: {
      port: input.port,
      database: settings.database,
      connector: connector(input),
      // TLS is up already; the driver's own would not show an untrusted certificate.
      encrypt: false,
      tdsVersion: input.isStrict ? "8_0" : "7_4",
      connectTimeout: connectMs,
      requestTimeout: connectMs,
      // It would try an unknown database three times more, each time over a new connection.
      maxRetriesOnTransientErrors: 0,
      appName: "latchkey",
      // Otherwise the name of the operator's machine.
      workstationId: "latchkey",
      rowCollectionOnRequestCompletion: false,
    },
  });
  const numbers: number[] = [];
  connection.on("errorMessage", ({ number }) => void numbers.push(number));
  // A connection that breaks between two queries reports it here, and would end the process.
  connection.on("error", () => {});
  await new Promise<void>((resolve, reject) => {
    connection.connect((cause) => {
      if (cause === undefined || cause === null) return resolve();
      connection.close();
      reject(new SignInError({ numbers, cause }));
    });
  });
  return connection;
}

/** The driver asks for a socket at first, and again when the server sends it on to another one. */
function connector(input: Opening) {
  let isFirst = true;
  const open = async (server?: { readonly host: string; readonly port: number }) => {
    const stream = isFirst || server === undefined ? input.stream : await input.reroute(server);
    isFirst = false;
    return handOver({ stream, answer: answerForDriver });
  };
  // The driver's types want a net.Socket and hide the argument; it uses what any stream has, and two switches.
  return open as unknown as () => Promise<Socket>;
}
