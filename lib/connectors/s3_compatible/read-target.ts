import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { NetworkTarget } from "../kit/network-target";
import { textValue } from "../kit/text-value";

/** Reads where the endpoint is. A port after the last colon counts, unless the host is an IPv6 address. */
export function readTarget(values: PropertyValues): NetworkTarget {
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
