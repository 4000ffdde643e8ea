import type { Stage } from "../../types";
import { networkFailure } from "../network-failure";
import { openConnection } from "./open-connection";
import { networkErrorIn, openWay, settlePrelogin } from "./open-way";
import { strictProtocol } from "./request-tls";
import { runBatch } from "./run-batch";
import { readTdsEndpoint, readTdsSettings } from "./settings";
import type { TdsState } from "./state";
import { knownOutcome, tdsFailure } from "./tds-errors";

/** Signs in with login and password over the stream that the network stages opened. */
export const authenticate: Stage<TdsState> = {
  id: "authenticate",
  title: "Sign in",
  run: async ({ values, context, state }) => {
    const { stream } = state;
    if (stream === null) throw new Error("authenticate needs tcp_connect before it");
    const settings = readTdsSettings(values);
    const target = readTdsEndpoint(values);
    const { signal, egressAddresses } = context;
    const known = { settings, egressAddresses };
    if (settings.username === "" || settings.password === "") {
      return knownOutcome({ cause: "authFailed", ...known });
    }
    try {
      await settlePrelogin({ stream, target, signal });
      const connection = await openConnection({
        stream,
        host: target.host,
        port: target.port,
        isStrict: target.tls?.alpn === strictProtocol,
        settings,
        reroute: (server) => openWay({ server, target, context, state }),
      });
      state.connection = connection;
      state.resources.add(() => connection.close());
      const sql = "SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128))";
      const [row] = await runBatch({ connection, sql });
      return {
        status: "PASSED",
        message: `Signed in as ${settings.username}.`,
        details: [{ label: "Server version", value: String(row?.[0] ?? "unknown").slice(0, 100) }],
      };
    } catch (error) {
      const network = networkErrorIn(error);
      if (network === undefined) return tdsFailure({ error, ...known });
      const fields = { otherwise: "port", tls_required: "disable_ssl", tls_untrusted: "ssl_root_cert" };
      return networkFailure({ error: network, egressAddresses, fields });
    }
  },
};
