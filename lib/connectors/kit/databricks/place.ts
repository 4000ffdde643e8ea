import { endpointFields, readEndpoint } from "../endpoint/read-endpoint";
import type { ApiPlace } from "../http-api/reach-stages";
import type { Settings } from "../http-api/read-settings";
import type { NetworkDefinition } from "../network-target";

function base({ text }: Settings): string {
  const port = text("port", "443");
  return `https://${text("host").toLowerCase()}${port === "443" ? "" : `:${port}`}`;
}

/** Where the workspace is. */
export const place: ApiPlace = { service: "Databricks", base, hostField: "host", isUserNamed: true };

/** The way to the workspace, through a tunnel where there is one. */
export const network: NetworkDefinition = {
  fields: { ...endpointFields, tls: "host", ca: "host" },
  read: (values) => readEndpoint({ values, defaultPort: 443, isTlsForced: true }),
};

/** The last part of the HTTP path is the warehouse's ID. */
export function warehouseId({ text }: Pick<Settings, "text">): string {
  return (
    text("http_path")
      .replace(/[?#].*$/, "")
      .replace(/\/+$/, "")
      .split("/")
      .at(-1) ?? ""
  );
}

/** A name as SQL takes it. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
