import type { ApiCheck } from "../kit/http-api/api-stage";

/** An address that Bullhorn names, without a slash at the end. One outside Bullhorn ends the stage. */
export function readBullhornUrl(input: {
  readonly check: Pick<ApiCheck, "refuse">;
  readonly url: string;
}): string {
  const url = URL.parse(input.url);
  const isTheirs = url?.protocol === "https:" && url.hostname.endsWith(".bullhornstaffing.com");
  if (isTheirs && url.username === "" && url.port === "") return url.href.replace(/\/+$/, "");
  return input.check.refuse({
    code: "wrong_service",
    message: "What answered leads to an address outside Bullhorn.",
    hint: "Test again later. A proxy may be in between.",
  });
}
