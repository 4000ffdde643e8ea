import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { NetworkFields, NetworkTarget } from "../network-target";
import { textValue } from "../text-value";

/** Properties that network failures point to, for cards made of the properties of this folder. */
export const endpointFields: NetworkFields = {
  host: "host",
  port: "port",
  tls: "disable_ssl",
  ca: "ssl_root_cert",
  sshHost: "ssh_tunnel_host",
  sshPort: "ssh_tunnel_port",
  sshUsername: "ssh_tunnel_username",
};

/** Reads where to connect and how. TLS is off only where that was said outright, and may be. */
export function readEndpoint(input: {
  readonly values: PropertyValues;
  readonly defaultPort: number;
  readonly isTlsForced?: boolean;
}): NetworkTarget {
  const { values } = input;
  const hasTls = input.isTlsForced === true || textValue({ values, name: "disable_ssl" }) !== "true";
  const ca = textValue({ values, name: "ssl_root_cert" });
  const seconds = Number(textValue({ values, name: "connection_timeout_in_seconds", fallback: "0" }));
  return {
    host: textValue({ values, name: "host" }),
    port: Number(textValue({ values, name: "port", fallback: String(input.defaultPort) })),
    tls: hasTls ? { mode: "verify-full", ...(ca === "" ? {} : { ca }) } : null,
    ssh: readTunnel(values),
    ...(seconds > 0 ? { connectMs: seconds * 1000 } : {}),
  };
}

function readTunnel(values: PropertyValues): NetworkTarget["ssh"] {
  if (textValue({ values, name: "use_ssh_tunnel" }) !== "true") return null;
  const publicKey = textValue({ values, name: "ssh_public_key" });
  return {
    host: textValue({ values, name: "ssh_tunnel_host" }),
    port: Number(textValue({ values, name: "ssh_tunnel_port", fallback: "22" })),
    username: textValue({ values, name: "ssh_tunnel_username" }),
    privateKey: textValue({ values, name: "ssh_private_key" }),
    ...(publicKey === "" ? {} : { publicKey }),
  };
}
