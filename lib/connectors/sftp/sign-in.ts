import type { PropertyValues } from "@/lib/shared/report-card/types";
import { pointToField } from "../kit/point-to-field";
import { textValue } from "../kit/text-value";
import type { Stage, StageOutcome } from "../types";
import { credentialField, readSignIn, readTarget } from "./settings";
import type { SftpState } from "./state";

/** Checks the host key, which is approved by a person the first time. */
export const hostKey: Stage<SftpState> = {
  id: "ssh_host_key",
  title: "Check SSH host key",
  run: async ({ values, context, state }) => {
    const { stream } = state;
    if (stream === null) throw new Error("ssh_host_key needs tcp_connect before it");
    const outcome = await pointToField({
      fields: {
        otherwise: "host",
        wrong_service: "port",
        timeout: "port",
        invalid_key: credentialField(values),
      },
      egressAddresses: context.egressAddresses,
      work: async () => {
        const { host, port } = readTarget(values);
        const approvedHostKeys = context.trusted.fingerprints({ kind: "ssh_host_key", host, port });
        const ssh = { ...readSignIn(values), approvedHostKeys };
        state.ssh = await context.tcp.handshakeSsh({ stream, host, port, ssh, signal: context.signal });
        state.resources.add(() => state.ssh?.close());
        const message = "The server shows the approved host key.";
        return { status: "PASSED", message, details: state.ssh.facts };
      },
    });
    return withAdvice({ outcome, values });
  },
};

/** Signs in and starts the file transfer. */
export const signIn: Stage<SftpState> = {
  id: "authenticate",
  title: "Sign in",
  run: async ({ values, context, state }) => {
    const { ssh } = state;
    if (ssh === null) throw new Error("authenticate needs ssh_host_key before it");
    const outcome = await pointToField({
      fields: { ssh_auth_failed: credentialField(values), permission_denied: "username" },
      egressAddresses: context.egressAddresses,
      work: async () => {
        state.tunnel = await ssh.authenticate({ signal: context.signal });
        state.sftp = await state.tunnel.openSftp({ signal: context.signal });
        return { status: "PASSED", message: "Signed in, and the server offers file transfer." };
      },
    });
    return withAdvice({ outcome, values });
  },
};

const advice: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ssh_auth_failed: {
    password_auth:
      "Check the user name and the password, and that the server lets this user sign in by password.",
    private_key_auth:
      "Check the user name, and that the public half of this key is in ~/.ssh/authorized_keys of this user.",
  },
  invalid_key: {
    private_key_auth:
      "Paste the whole private key file, from -----BEGIN to -----END, and its passphrase if it has one.",
  },
};

/** What to do depends on how the user signs in; with a key made here, its public line is there to copy. */
function withAdvice(input: {
  readonly outcome: StageOutcome;
  readonly values: PropertyValues;
}): StageOutcome {
  const { outcome, values } = input;
  if (outcome.status !== "FAILED") return outcome;
  if (outcome.code === "permission_denied") {
    return {
      ...outcome,
      hint: "Turn on the sftp subsystem for this user on the server (Subsystem sftp internal-sftp).",
    };
  }
  const method = textValue({ values, name: "auth_method", fallback: "public_key_auth" });
  const publicKey = textValue({ values, name: "public_key" });
  const hint = advice[outcome.code]?.[method];
  const isOwn = outcome.code === "ssh_auth_failed" && method === "public_key_auth" && publicKey !== "";
  return { ...outcome, ...(hint === undefined ? {} : { hint }), ...(isOwn ? { remedy: publicKey } : {}) };
}
