import { NetworkError } from "@/lib/shared/errors/network-error";
import { networkFailure } from "../kit/network-failure";
import type { Stage } from "../types";
import { readWithWallet } from "./network";
import { isServiceName, openConnection } from "./open-connection";
import { openOracleDoor } from "./open-way";
import { knownOutcome, oracleFailure } from "./oracle-errors";
import { readOracleSettings } from "./settings";
import type { OracleState } from "./state";

const fields = {
  otherwise: "port",
  tls_untrusted: "wallet",
  address_not_allowed: "host",
  dns_not_found: "host",
};

/** Signs in with user name and password over the stream that the network stages opened. */
export const authenticate: Stage<OracleState> = {
  id: "authenticate",
  title: "Sign in",
  run: async ({ values, context, state }) => {
    const { stream } = state;
    if (stream === null) throw new Error("authenticate needs tcp_connect before it");
    const settings = readOracleSettings(values);
    const { egressAddresses } = context;
    if (settings.username === "" || settings.password === "")
      return knownOutcome({ cause: "authFailed", settings });
    if (!isServiceName(settings.service)) return knownOutcome({ cause: "serviceNameInvalid", settings });
    let reason: NetworkError | undefined;
    try {
      const door = await openOracleDoor({
        way: { stream, bare: state.bare ?? stream, carrier: state.carrier },
        target: readWithWallet(values),
        context,
        state,
        onError: (error) => {
          if (error instanceof NetworkError) reason ??= error;
        },
      });
      const connection = await openConnection({ port: door.port, settings });
      state.connection = connection;
      state.resources.add(() => void connection.close().catch(() => {}));
      return {
        status: "PASSED",
        message: `Signed in as ${settings.username}.`,
        details: [{ label: "Server version", value: connection.oracleServerVersionString.slice(0, 100) }],
      };
    } catch (error) {
      const network = error instanceof NetworkError ? error : reason;
      if (network instanceof NetworkError) return networkFailure({ error: network, egressAddresses, fields });
      return oracleFailure({ error, settings });
    }
  },
};
