import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { Stage, StageOutcome } from "../types";
import type { NetworkDefinition, NetworkState, NetworkTarget } from "./network-target";
import { pointToField } from "./point-to-field";

interface SshRun {
  readonly target: NetworkTarget;
  readonly ssh: NonNullable<NetworkTarget["ssh"]>;
  readonly context: CheckContext;
  readonly state: NetworkState;
}

/** ssh_host_key, ssh_auth and ssh_forward; they apply only with a tunnel. */
export function sshStages(definition: NetworkDefinition): readonly Stage<NetworkState>[] {
  const { fields } = definition;
  return [
    sshStage({
      definition,
      id: "ssh_host_key",
      title: "Check SSH host key",
      field: fields.sshHost,
      work: checkHostKey,
    }),
    sshStage({
      definition,
      id: "ssh_auth",
      title: "Sign in to SSH server",
      field: fields.sshUsername,
      work: signIn,
    }),
    sshStage({ definition, id: "ssh_forward", title: "Open tunnel", field: fields.host, work: openTunnel }),
  ];
}

function sshStage(input: {
  readonly definition: NetworkDefinition;
  readonly id: string;
  readonly title: string;
  readonly field: string;
  readonly work: (run: SshRun) => Promise<StageOutcome>;
}): Stage<NetworkState> {
  const { definition, field, work } = input;
  return {
    id: input.id,
    title: input.title,
    applies: (values: PropertyValues) => definition.read(values).ssh !== null,
    run: async ({ values, context, state }) => {
      const target = definition.read(values);
      const { ssh } = target;
      if (ssh === null) throw new Error(`${input.id} ran without a tunnel`);
      const outcome = await pointToField({
        fields: { otherwise: field, wrong_service: definition.fields.sshPort },
        egressAddresses: context.egressAddresses,
        work: () => work({ target, ssh, context, state }),
      });
      return withPublicKey({ outcome, publicKey: ssh.publicKey });
    },
  };
}

function withPublicKey(input: {
  readonly outcome: StageOutcome;
  readonly publicKey: string | undefined;
}): StageOutcome {
  const { outcome, publicKey } = input;
  const isRefused = outcome.status === "FAILED" && outcome.code === "ssh_auth_failed";
  return isRefused && publicKey !== undefined ? { ...outcome, remedy: publicKey } : outcome;
}

async function checkHostKey({ ssh, context, state }: SshRun): Promise<StageOutcome> {
  if (state.stream === null) throw new Error("ssh_host_key needs tcp_connect before it");
  const { host, port } = ssh;
  const approvedHostKeys = context.trusted.fingerprints({ kind: "ssh_host_key", host, port });
  const handshake = await context.tcp.handshakeSsh({
    stream: state.stream,
    host,
    port,
    ssh: { username: ssh.username, privateKey: ssh.privateKey, approvedHostKeys },
    signal: context.signal,
  });
  state.resources.add(() => handshake.close());
  state.ssh = handshake;
  return {
    status: "PASSED",
    message: "The SSH server shows the approved host key.",
    details: handshake.facts,
  };
}

async function signIn({ ssh, context, state }: SshRun): Promise<StageOutcome> {
  if (state.ssh === null) throw new Error("ssh_auth needs ssh_host_key before it");
  state.tunnel = await state.ssh.authenticate({ signal: context.signal });
  return { status: "PASSED", message: `Signed in to ${ssh.host} with the key.` };
}

async function openTunnel({ target, context, state }: SshRun): Promise<StageOutcome> {
  if (state.tunnel === null) throw new Error("ssh_forward needs ssh_auth before it");
  const { host, port } = target;
  const channel = await state.tunnel.forward({ host, port, signal: context.signal });
  state.resources.add(() => channel.destroy());
  state.stream = channel;
  return { status: "PASSED", message: `The SSH server reaches ${host} on port ${port}.` };
}
