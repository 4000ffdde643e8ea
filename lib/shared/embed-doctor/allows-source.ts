/** host-source of CSP 3: scheme, host with a leading wildcard, port, path; all but the host may be missing. */
const hostSource =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::(\d+|\*))?(\/.*)?$/i;
const defaultPorts: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

/** Whether a source list lets an address in, by the matching rules of CSP 3. Nonces and hashes match no address. */
export function allowsSource(input: {
  readonly sources: readonly string[];
  readonly target: URL;
  /** The page that the policy is of. */
  readonly page: URL;
}): boolean {
  return input.sources.some((source) => matches({ ...input, source }));
}

function matches(input: { readonly source: string; readonly target: URL; readonly page: URL }): boolean {
  const { source, target, page } = input;
  const keyword = source.toLowerCase();
  if (keyword === "'self'") return isSelf({ target, page });
  if (keyword.startsWith("'")) return false;
  if (keyword === "*") return ["http:", "https:", page.protocol].includes(target.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/.test(keyword)) return schemeFits({ scheme: keyword, target });
  const [, scheme, host, port, path] = hostSource.exec(source) ?? [];
  if (host === undefined) return false;
  const wanted = scheme === undefined ? page.protocol : `${scheme.toLowerCase()}:`;
  return (
    schemeFits({ scheme: wanted, target }) &&
    hostFits({ pattern: host.toLowerCase(), host: target.hostname }) &&
    portFits({ port, target, scheme: wanted }) &&
    pathFits({ path, target })
  );
}

function isSelf({ target, page }: { readonly target: URL; readonly page: URL }): boolean {
  return (
    target.origin === page.origin ||
    (target.host === page.host && schemeFits({ scheme: page.protocol, target }))
  );
}

/** `http:` also lets `https:` in, never the other way round. */
function schemeFits({ scheme, target }: { readonly scheme: string; readonly target: URL }): boolean {
  return scheme === target.protocol || (scheme === "http:" && target.protocol === "https:");
}

/** `*.example.com` is every name below `example.com`, and not that name itself. */
function hostFits({ pattern, host }: { readonly pattern: string; readonly host: string }): boolean {
  if (pattern === "*") return true;
  return pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern;
}

function portFits(input: {
  readonly port: string | undefined;
  readonly target: URL;
  readonly scheme: string;
}): boolean {
  const { port, target, scheme } = input;
  if (port === "*") return true;
  const actual = target.port || defaultPorts[target.protocol];
  if (port === undefined) return actual === defaultPorts[scheme] || actual === defaultPorts[target.protocol];
  return port === actual || (port === "80" && actual === "443");
}

function pathFits({ path, target }: { readonly path: string | undefined; readonly target: URL }): boolean {
  if (path === undefined || path === "/") return true;
  return path.endsWith("/") ? target.pathname.startsWith(path) : target.pathname === path;
}
