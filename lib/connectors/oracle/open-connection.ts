import type { Connection } from "oracledb";
import type { OracleSettings } from "./settings";

/** Letters, digits and what else a service name has. Anything more could add an address to the descriptor. */
const serviceName = /^[A-Za-z0-9][A-Za-z0-9_.$#-]{0,254}$/;

/** Seconds; the stages have limits of their own. */
const connectSeconds = 20;

/** Milliseconds one statement may take. */
const callMs = 9_000;

/** Says nothing of the machine this service runs on. */
const anonymous = { machine: "latchkey", osUser: "latchkey", program: "latchkey", terminal: "latchkey" };

/** Whether this can be the name of a service. */
export function isServiceName(name: string): boolean {
  return serviceName.test(name);
}

/** Signs in through a loopback port. The descriptor names that address alone, and no TLS: that is up already. */
export async function openConnection(input: {
  readonly port: number;
  readonly settings: OracleSettings;
}): Promise<Connection> {
  const { settings, port } = input;
  if (!isServiceName(settings.service)) throw new Error("not a service name");
  const { default: oracledb } = await import("oracledb");
  const address = `(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT=${port}))`;
  const connection = await oracledb.getConnection({
    user: settings.username,
    password: settings.password,
    connectString: `(DESCRIPTION=(CONNECT_TIMEOUT=${connectSeconds})${address}(CONNECT_DATA=(SERVICE_NAME=${settings.service})))`,
    ...anonymous,
    driverName: "latchkey",
  });
  connection.callTimeout = callMs;
  return connection;
}
