import type { Duplex } from "node:stream";
import { Client } from "pg";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { PostgresSettings } from "./settings";

/** Ways to ask for a password that show it, or something as good, to whoever listens in. */
const exposing = ["authenticationCleartextPassword", "authenticationMD5Password"];

/**
 * Signs in over a stream that is open already, through TLS or not. Nothing is taken from the operator's
 * own PG* variables or password file.
 */
export async function openClient(input: {
  readonly stream: Duplex;
  readonly isEncrypted: boolean;
  readonly host: string;
  readonly port: number;
  readonly settings: PostgresSettings;
}): Promise<Client> {
  const { settings, isEncrypted } = input;
  let isExposing = false;
  const client = new Client({
    host: input.host,
    port: input.port,
    user: settings.username,
    database: settings.database,
    password: () => {
      if (isExposing && !isEncrypted) throw exposedPassword();
      return settings.password;
    },
    // TLS is up already; pg must neither negotiate it again nor read PGSSLMODE and PGSSLNEGOTIATION.
    ssl: false,
    sslnegotiation: "postgres",
    client_encoding: "UTF8",
    application_name: "latchkey",
    stream: () => handOver(input.stream),
  });
  for (const event of exposing) {
    client.connection.prependListener(event, () => {
      isExposing = true;
    });
  }
  forgetEnvironment(client);
  // A connection that breaks between two queries reports it here, and would end the process.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** pg fills what it is not given from PGOPTIONS and PGREPLICATION; a foreign server must not see those. */
function forgetEnvironment(client: Client): void {
  const parameters: unknown = Reflect.get(client, "connectionParameters");
  if (typeof parameters !== "object" || parameters === null)
    throw new Error("pg changed: no connectionParameters");
  Object.assign(parameters, { options: undefined, replication: undefined });
}

/** pg calls `connect` on its stream and waits for the event; SSH channels also lack the socket's switches. */
function handOver(stream: Duplex): Duplex {
  const nothing = () => stream;
  const connected = () => {
    process.nextTick(() => stream.emit("connect"));
    return stream;
  };
  return Object.assign(stream, {
    connect: connected,
    setNoDelay: nothing,
    setKeepAlive: nothing,
    ref: nothing,
    unref: nothing,
  });
}

function exposedPassword(): NetworkError {
  return new NetworkError({
    code: "auth_method_unsupported",
    userMessage:
      "The server asks for the password in a form that others could read on the way, so it was not sent.",
  });
}
