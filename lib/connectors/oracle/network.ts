import { NetworkError } from "@/lib/shared/errors/network-error";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { networkFailure } from "../kit/network-failure";
import { networkStages } from "../kit/network-stages";
import type { NetworkTarget } from "../kit/network-target";
import { textValue } from "../kit/text-value";
import { detachableStream } from "../kit/tns-wire/detachable-stream";
import type { Stage } from "../types";
import { readWallet } from "./read-wallet";
import { oracleFields, readOracleEndpoint } from "./settings";
import type { OracleState } from "./state";

/** Reads where to connect and how, the wallet included. Throws `NetworkError` for a wallet that is none. */
export function readWithWallet(values: PropertyValues): NetworkTarget {
  const target = readOracleEndpoint(values);
  const text = textValue({ values, name: "wallet" });
  if (target.tls === null || text === "") return target;
  const wallet = readWallet({ text, password: textValue({ values, name: "wallet_password" }) });
  return { ...target, tls: { ...target.tls, ...wallet } };
}

const tls = networkStages<OracleState>({ fields: oracleFields, read: readWithWallet }).find(
  ({ id }) => id === "tls",
);

/** The tls stage, which needs the wallet, and keeps what is below TLS: the handshake may come again. */
const tlsWithWallet: Stage<OracleState> = {
  id: "tls",
  title: "Establish TLS",
  // Whether it applies does not depend on the wallet, and has to be known of any answers.
  applies: (values) => {
    const target = readOracleEndpoint(values);
    return target.tls !== null || target.ssh === null;
  },
  run: async (run) => {
    const { state, values, context } = run;
    if (tls === undefined || state.stream === null) throw new Error("tls needs tcp_connect before it");
    try {
      if (readWithWallet(values).tls !== null) {
        state.bare = state.stream;
        state.carrier = detachableStream(state.stream);
        state.stream = state.carrier.stream;
      }
      return await tls.run(run);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      const fields = { otherwise: "wallet" };
      return networkFailure({ error, egressAddresses: context.egressAddresses, fields });
    }
  },
};

/** The network stages. */
export const network: readonly Stage<OracleState>[] = networkStages<OracleState>({
  fields: oracleFields,
  read: readOracleEndpoint,
}).map((stage) => (stage.id === "tls" ? tlsWithWallet : stage));
