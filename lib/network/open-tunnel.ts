import type { Duplex } from "node:stream";
import type { Client } from "ssh2";
import { canonicalHost } from "./canonical-host";
import { refuseMetadataHost } from "./refuse-metadata-host";
import { type SshPeer, sshForwardFailure, sshTimeout } from "./ssh-failure";
import { withDeadline } from "./with-deadline";

/**
 * Opens a channel to a target behind an SSH server. The server resolves the name, so private targets
 * are its owner's business; addresses of metadata services are refused in every spelling.
 */
export async function openTunnel(input: {
  readonly client: Client;
  readonly peer: SshPeer;
  readonly target: SshPeer;
  readonly ms: number;
  readonly signal: AbortSignal;
}): Promise<Duplex> {
  const { client, peer, target } = input;
  const host = canonicalHost({ host: target.host });
  refuseMetadataHost({ host });
  let opened: Duplex | null = null;
  let isAbandoned = false;
  const work = new Promise<Duplex>((resolve, reject) => {
    client.forwardOut("127.0.0.1", 0, host, target.port, (error, channel) => {
      if (error !== undefined) return reject(sshForwardFailure({ peer, target, error }));
      opened = channel;
      channel.on("error", () => {});
      if (isAbandoned) channel.destroy();
      resolve(channel);
    });
  });
  return withDeadline({
    work,
    deadline: { ms: input.ms, signal: input.signal, expired: () => sshTimeout(peer) },
    abandon: () => {
      isAbandoned = true;
      opened?.destroy();
    },
  });
}
