import type { PropertyValues } from "@/lib/shared/report-card/types";
import { readEndpoint } from "../endpoint/read-endpoint";
import type { NetworkTarget } from "../network-target";
import type { MysqlDialect } from "./dialect";

/** Reads where to connect and how. */
export function readEndpointOf(input: {
  readonly dialect: MysqlDialect;
  readonly values: PropertyValues;
}): NetworkTarget {
  const { defaultPort, isTlsForced = false } = input.dialect;
  return readEndpoint({ values: input.values, defaultPort, isTlsForced });
}
