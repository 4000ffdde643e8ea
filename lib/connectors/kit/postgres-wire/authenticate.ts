import { NetworkError } from "@/lib/shared/errors/network-error";
import type { Stage } from "../../types";
import { networkFailure } from "../network-failure";
import type { PostgresDialect } from "./dialect";
import { openClient } from "./open-client";
import { knownOutcome, postgresFailure } from "./postgres-errors";
import type { PostgresState } from "./state";

/** Signs in with user name and password over the stream that the network stages opened. */
export function authenticate(dialect: PostgresDialect): Stage<PostgresState> {
  return {
    id: "authenticate",
    title: "Sign in",
    run: async ({ values, context, state }) => {
      const { stream, isEncrypted } = state;
      if (stream === null) throw new Error("authenticate needs tcp_connect before it");
      const settings = { ...dialect.readSettings(values), ...state.login };
      const { host, port } = dialect.readTarget(values);
      const { egressAddresses } = context;
      // pg would fill a blank with the operator's PGUSER or PGDATABASE and send that to a foreign server.
      if (settings.username === "" || settings.password === "" || settings.database === "") {
        return knownOutcome({ cause: "authFailed", dialect, settings, egressAddresses });
      }
      try {
        const client = await openClient({ stream, isEncrypted, host, port, settings });
        state.client = client;
        const { rows } = await client.query<{ version: string }>(dialect.queries.version);
        const version = rows[0]?.version.slice(0, 100) ?? "unknown";
        return {
          status: "PASSED",
          message: `Signed in as ${settings.username}.`,
          details: [{ label: "Server version", value: version }],
        };
      } catch (error) {
        const fields = { otherwise: dialect.networkFields.tls };
        if (error instanceof NetworkError) return networkFailure({ error, egressAddresses, fields });
        const isSignedIn = state.client !== null;
        return postgresFailure({ error, dialect, settings, isSignedIn, isEncrypted, egressAddresses });
      }
    },
  };
}
