/** A URL template, taken apart. Each part may hold marks, the host and the port as a whole only. */
export interface UrlTemplate {
  readonly host: string;
  /** Empty for 443. */
  readonly port: string;
  /** Begins with a slash, or is empty. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
}

const mark = "\\{\\{[a-z][a-z0-9_]{0,62}\\}\\}";
const shape = new RegExp(
  `^(?:https://)?(${mark}|[A-Za-z0-9.-]+)(?::(\\d{1,5}|${mark}))?(/[^\\s?#\\\\]*)?(?:\\?([^\\s#\\\\]*))?$`,
);

/** Takes a URL template apart; null where it is none. `https://` may be left out, nothing else is sent. */
export function readUrlTemplate(template: string): UrlTemplate | null {
  const found = shape.exec(template);
  if (found === null) return null;
  const [, host = "", port = "", path = "", query = ""] = found;
  return { host, port, path, query };
}
