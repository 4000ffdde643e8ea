import type { ApiPlace } from "../kit/http-api/reach-stages";
import type { Settings } from "../kit/http-api/read-settings";

/** The account's own host. */
function base({ text }: Settings): string {
  const port = text("port", "443");
  return `https://${text("host").toLowerCase()}${port === "443" ? "" : `:${port}`}`;
}

/** Where the SQL API of the account is. */
export const place: ApiPlace = { service: "Snowflake", base, hostField: "host" };
