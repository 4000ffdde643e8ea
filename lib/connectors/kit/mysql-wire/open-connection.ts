import type { Duplex } from "node:stream";
import { type AuthPlugin, authPlugins, createConnection } from "mysql2";
import type { Connection } from "mysql2/promise";
import { driverFlags } from "./client-flags";
import type { MysqlSettings } from "./settings";

/**
 * Signs in over a stream that is open already, through TLS or not, and that starts with the greeting.
 * Without TLS nothing is answered that shows the password to whoever listens in.
 */
export async function openConnection(input: {
  readonly stream: Duplex;
  readonly isEncrypted: boolean;
  readonly settings: MysqlSettings;
}): Promise<Connection> {
  const { stream, isEncrypted, settings } = input;
  const connection = createConnection({
    stream,
    user: settings.username,
    password: settings.password,
    database: settings.connectionDatabase,
    flags: driverFlags({ hasTls: isEncrypted }),
    authPlugins: passwordPlugins({ isEncrypted, password: settings.password }),
    enableCleartextPlugin: false,
    multipleStatements: false,
    // Without it the driver writes code for each kind of row and runs it.
    disableEval: true,
    // One at a time is prepared here. For its default of 16,000 the driver makes room with every connection.
    maxPreparedStatements: 8,
    // The stage has a limit of its own.
    connectTimeout: 0,
  });
  // Over TLS the greeting is number 1, because the request for TLS has taken that number.
  connection.sequenceId = isEncrypted ? 1 : 0;
  stream.resume();
  await new Promise<void>((resolve, reject) => {
    connection.once("connect", () => resolve());
    connection.once("error", reject);
  });
  // A connection that breaks between two queries reports it here, and would end the process.
  connection.on("error", () => {});
  return connection.promise();
}

/** The driver cannot see our TLS, so it is told, and refused where there is none. */
function passwordPlugins(input: {
  readonly isEncrypted: boolean;
  readonly password: string;
}): Record<string, AuthPlugin> {
  if (!input.isEncrypted) return { caching_sha2_password: refuse, sha256_password: refuse };
  return {
    caching_sha2_password: authPlugins.caching_sha2_password({ overrideIsSecure: true }),
    sha256_password: () => () => Buffer.from(`${input.password}\0`, "utf8"),
  };
}

const refuse: AuthPlugin = () => () => {
  throw new Error("the server asks for the password without TLS");
};
