import { NetworkError } from "@/lib/shared/errors/network-error";
import type { Stage } from "../../types";
import { networkFailure } from "../network-failure";
import type { MysqlDialect } from "./dialect";
import { knownOutcome, mysqlFailure } from "./mysql-errors";
import { openConnection } from "./open-connection";
import { readEndpointOf } from "./read-endpoint-of";
import { readGreeting } from "./read-greeting";
import { readMysqlSettings } from "./settings";
import type { MysqlState } from "./state";

/** Signs in with user name and password over the stream that the network stages opened. */
export function authenticate(dialect: MysqlDialect): Stage<MysqlState> {
  return {
    id: "authenticate",
    title: "Sign in",
    run: async ({ values, context, state }) => {
      const { stream, isEncrypted } = state;
      if (stream === null) throw new Error("authenticate needs tcp_connect before it");
      const settings = readMysqlSettings(values);
      const target = readEndpointOf({ dialect, values });
      const { signal, egressAddresses } = context;
      const known = { dialect, settings, egressAddresses };
      if (settings.username === "" || settings.password === "") {
        return knownOutcome({ cause: "authFailed", ...known });
      }
      try {
        // With TLS the greeting was read before it, and lies at the start of the stream again.
        if (!isEncrypted) stream.unshift((await readGreeting({ stream, target, signal })).packet);
        const connection = await openConnection({ stream, isEncrypted, settings });
        state.connection = connection;
        state.resources.add(() => connection.destroy());
        const [rows] = await connection.query("SELECT VERSION() AS version");
        return {
          status: "PASSED",
          message: `Signed in as ${settings.username}.`,
          details: [{ label: "Server version", value: textOf(rows).slice(0, 100) }],
        };
      } catch (error) {
        const fields = { otherwise: "port" };
        if (error instanceof NetworkError) return networkFailure({ error, egressAddresses, fields });
        return mysqlFailure({ error, ...known, isEncrypted, isSignedIn: state.connection !== null });
      }
    },
  };
}

/** The one value of the one row. */
function textOf(rows: unknown): string {
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
  return typeof row === "object" && row !== null ? String(Reflect.get(row, "version")) : "unknown";
}
