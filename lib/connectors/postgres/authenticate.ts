import { NetworkError } from "@/lib/shared/errors/network-error";
import { networkFailure } from "../kit/network-failure";
import type { Stage } from "../types";
import { openClient } from "./open-client";
import { knownOutcome, postgresFailure } from "./postgres-errors";
import { readSettings, readTarget } from "./settings";
import type { PostgresState } from "./state";

/** Signs in with user name and password over the stream that the network stages opened. */
export const authenticate: Stage<PostgresState> = {
  id: "authenticate",
  title: "Sign in",
  run: async ({ values, context, state }) => {
    const { stream, isEncrypted } = state;
    if (stream === null) throw new Error("authenticate needs tcp_connect before it");
    const settings = readSettings(values);
    const { host, port } = readTarget(values);
    const { egressAddresses } = context;
    // pg would fill a blank with the operator's PGUSER or PGDATABASE and send that to a foreign server.
    if (settings.username === "" || settings.password === "" || settings.database === "") {
      return knownOutcome({ cause: "authFailed", settings, egressAddresses });
    }
    try {
      const client = await openClient({ stream, isEncrypted, host, port, settings });
      state.client = client;
      const { rows } = await client.query<{ version: string }>(
        "SELECT current_setting('server_version') AS version",
      );
      const version = rows[0]?.version.slice(0, 100) ?? "unknown";
      return {
        status: "PASSED",
        message: `Signed in as ${settings.username}.`,
        details: [{ label: "Server version", value: version }],
      };
    } catch (error) {
      if (error instanceof NetworkError)
        return networkFailure({ error, egressAddresses, fields: { otherwise: "ssl" } });
      return postgresFailure({
        error,
        settings,
        isSignedIn: state.client !== null,
        isEncrypted,
        egressAddresses,
      });
    }
  },
};
