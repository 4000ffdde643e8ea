import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { Stage, StageOutcome } from "../types";
import type { NetworkDefinition, NetworkState, NetworkTarget } from "./network-target";
import { pointToField } from "./point-to-field";

/** The tls stage. Without TLS it warns, unless an SSH tunnel carries the data over the open network. */
export function tlsStage(definition: NetworkDefinition): Stage<NetworkState> {
  const { fields } = definition;
  return {
    id: "tls",
    title: "Establish TLS",
    applies: (values) => {
      const target = definition.read(values);
      return target.tls !== null || target.ssh === null;
    },
    run: async ({ values, context, state }) => {
      const target = definition.read(values);
      const { tls } = target;
      if (tls === null) return tlsOff(fields.tls);
      return pointToField({
        fields: {
          otherwise: fields.tls,
          tls_untrusted: fields.ca,
          invalid_certificate: fields.ca,
          tls_name_mismatch: fields.host,
          // Both are put right on the server.
          tls_expired: null,
          tls_certificate_changed: null,
          ip_not_allowed: null,
          busy: null,
          wrong_service: fields.port,
          timeout: fields.port,
        },
        egressAddresses: context.egressAddresses,
        work: () => startTls({ definition, target, tls, context, state }),
      });
    },
  };
}

async function startTls(input: {
  readonly definition: NetworkDefinition;
  readonly target: NetworkTarget;
  readonly tls: NonNullable<NetworkTarget["tls"]>;
  readonly context: CheckContext;
  readonly state: NetworkState;
}): Promise<StageOutcome> {
  const { target, tls, context, state } = input;
  const { stream } = state;
  if (stream === null) throw new Error("tls needs tcp_connect before it");
  const opening = await input.definition.requestTls?.({ stream, target, signal: context.signal });
  const { host, port } = target;
  const approvedFingerprints = context.trusted.fingerprints({ kind: "tls_certificate", host, port });
  const secured = await context.tcp.secure({
    stream: input.definition.carryTls?.({ stream, target }) ?? stream,
    tls: { ...tls, servername: host, port, approvedFingerprints },
    signal: context.signal,
  });
  state.resources.add(() => secured.stream.destroy());
  if (opening != null) secured.stream.unshift(opening);
  state.stream = secured.stream;
  state.isEncrypted = true;
  return {
    status: "PASSED",
    message:
      approvedFingerprints.length > 0
        ? "The connection is encrypted and the certificate is the approved one."
        : "The connection is encrypted and the certificate is valid.",
    details: secured.facts,
  };
}

function tlsOff(field: string): StageOutcome {
  return {
    status: "WARNING",
    code: "tls_off",
    message: "The connection is not encrypted.",
    hint: "Turn on TLS, unless the whole network in between is private.",
    field,
  };
}
