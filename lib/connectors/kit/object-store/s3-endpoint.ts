import type { PropertyValues } from "@/lib/shared/report-card/types";
import { awsEndpoint } from "../aws/aws-endpoint";
import type { NetworkFields, NetworkTarget } from "../network-target";
import { textValue } from "../text-value";

/** Origin of S3 in a region. */
export function awsS3Endpoint({ region }: { readonly region: string }): string {
  return awsEndpoint({ service: "s3", region });
}

/** Reads where an own endpoint is. A port after the last colon counts, unless the host is an IPv6 address. */
export function readS3Target(values: PropertyValues): NetworkTarget {
  const isPlain = textValue({ values, name: "disable_ssl", fallback: "false" }) === "true";
  const entered = textValue({ values, name: "host" });
  const [, host, port] = /^([^:]+):(\d+)$/.exec(entered) ?? [];
  return {
    host: host ?? entered,
    port: port === undefined ? (isPlain ? 80 : 443) : Number(port),
    tls: isPlain ? null : { mode: "verify-full" },
    ssh: null,
  };
}

/** The endpoint of such a target as a URL without a path. */
export function s3TargetOrigin({ host, port, tls }: NetworkTarget): string {
  return `${tls === null ? "http" : "https"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Properties that network failures of an own endpoint point to. */
export const s3NetworkFields: NetworkFields = {
  host: "host",
  port: "host",
  tls: "disable_ssl",
  ca: "host",
  sshHost: "host",
  sshPort: "host",
  sshUsername: "host",
};
