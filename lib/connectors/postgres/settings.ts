import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { NetworkFields, NetworkTarget } from "../kit/network-target";
import { textValue } from "../kit/text-value";

/** Properties that network failures point to. */
export const networkFields: NetworkFields = {
  host: "host",
  port: "port",
  tls: "ssl",
  ca: "sslrootcert",
  sshHost: "encryption_host",
  sshPort: "encryption_port",
  sshUsername: "encryption_username",
};

/** Reads where to connect and how. TLS is off only where that was said outright. */
export function readTarget(values: PropertyValues): NetworkTarget {
  const publicKey = textValue({ values, name: "ssh_public_key" });
  const ca = textValue({ values, name: "sslrootcert" });
  const isCaOnly = textValue({ values, name: "ssl_mode" }) === "verify-ca";
  const hasTls = textValue({ values, name: "ssl", fallback: "true" }) !== "false";
  const hasTunnel = textValue({ values, name: "encryption_type", fallback: "none" }) === "ssh";
  const seconds = Number(textValue({ values, name: "connection_timeout_in_seconds", fallback: "0" }));
  return {
    ...(seconds > 0 ? { connectMs: seconds * 1000 } : {}),
    host: textValue({ values, name: "host" }),
    port: Number(textValue({ values, name: "port", fallback: "5432" })),
    tls: hasTls ? { mode: isCaOnly ? "verify-ca" : "verify-full", ...(ca === "" ? {} : { ca }) } : null,
    ssh: hasTunnel
      ? {
          host: textValue({ values, name: "encryption_host" }),
          port: Number(textValue({ values, name: "encryption_port", fallback: "22" })),
          username: textValue({ values, name: "encryption_username" }),
          privateKey: textValue({ values, name: "ssh_private_key" }),
          ...(publicKey === "" ? {} : { publicKey }),
        }
      : null,
  };
}
