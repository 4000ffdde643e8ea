import { repairPem } from "@/lib/shared/report-card/repair-pem";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { SshTunnelOptions } from "@/lib/shared/setup-test/context";
import type { NetworkTarget } from "../kit/network-target";
import { textValue } from "../kit/text-value";

/** The property that holds what the user signs in with. */
export function credentialField(values: PropertyValues): string {
  const method = textValue({ values, name: "auth_method", fallback: "public_key_auth" });
  if (method === "password_auth") return "password";
  return method === "private_key_auth" ? "private_key" : "username";
}

/** Reads where the server is. */
export function readTarget(values: PropertyValues): NetworkTarget {
  return {
    host: textValue({ values, name: "host" }),
    port: Number(textValue({ values, name: "port", fallback: "22" })),
    // SSH brings its own encryption.
    tls: null,
    ssh: null,
  };
}

/** Reads user and credential. Holds secrets. */
export function readSignIn(values: PropertyValues): Omit<SshTunnelOptions, "approvedHostKeys"> {
  const username = textValue({ values, name: "username" });
  const method = textValue({ values, name: "auth_method", fallback: "public_key_auth" });
  if (method === "password_auth") return { username, password: textValue({ values, name: "password" }) };
  if (method !== "private_key_auth") {
    return { username, privateKey: textValue({ values, name: "generated_private_key" }) };
  }
  const passphrase = textValue({ values, name: "passphrase" });
  return {
    username,
    // A one-line field drops the line breaks of a pasted key.
    privateKey: repairPem(textValue({ values, name: "private_key" })).text,
    ...(passphrase === "" ? {} : { passphrase }),
  };
}
