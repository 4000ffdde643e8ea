import { NetworkError } from "@/lib/shared/errors/network-error";

/** Where a request goes, and how. */
export interface HttpTarget {
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  /** Path and query. */
  readonly path: string;
  /** What the server is told it is called. */
  readonly hostHeader: string;
  readonly isPlain: boolean;
}

/** Reads a URL, and puts a stand-in in the place of its origin where there is one. */
export function readHttpTarget(input: {
  readonly url: string;
  readonly allowPlain?: boolean;
  readonly origins: Readonly<Record<string, string>>;
}): HttpTarget {
  const asked = URL.parse(input.url);
  if (asked === null || !["http:", "https:"].includes(asked.protocol))
    throw invalid("It is not a web address.");
  if (asked.username !== "" || asked.password !== "") {
    throw invalid("Leave out the user name and password: they have fields of their own.");
  }
  if (asked.protocol === "http:" && input.allowPlain !== true) {
    throw new NetworkError({ code: "tls_required", userMessage: "The address has to begin with https://." });
  }
  const standIn = Object.hasOwn(input.origins, asked.origin) ? input.origins[asked.origin] : undefined;
  const target = standIn === undefined ? asked : new URL(standIn);
  const isPlain = target.protocol === "http:";
  return {
    origin: target.origin,
    host: target.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: target.port === "" ? (isPlain ? 80 : 443) : Number(target.port),
    path: `${asked.pathname}${asked.search}`,
    hostHeader: asked.host,
    isPlain,
  };
}

function invalid(why: string): NetworkError {
  return new NetworkError({ code: "invalid_host", userMessage: `This address cannot be used. ${why}` });
}
