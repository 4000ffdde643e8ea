import type { Finding, PageUnderCheck } from "./finding";

const header = "Permissions-Policy";

/** What the page's permissions policy takes from the frame. */
export function checkPermissions(facts: PageUnderCheck): readonly Finding[] {
  const features = parseFeatures(facts.headers.get("permissions-policy") ?? []);
  return [...checkClipboard({ facts, features }), ...checkPasskeys({ facts, features })];
}

interface Input {
  readonly facts: PageUnderCheck;
  readonly features: ReadonlyMap<string, string>;
}

function checkClipboard({ facts, features }: Input): readonly Finding[] {
  const allowed = features.get("clipboard-write");
  if (allowed === undefined || admits({ allowed, origin: facts.latchkey.origin })) return [];
  return [
    {
      id: "permissions-clipboard-write",
      severity: "warning",
      title: "The frame's Copy buttons have to work around your policy",
      detail:
        "clipboard-write is not passed on to Latchkey. People can copy keys and commands all the same, by an older way that some browsers ask about.",
      where: header,
      line: `clipboard-write=(self "${facts.latchkey.origin}")`,
    },
  ];
}

function checkPasskeys({ facts, features }: Input): readonly Finding[] {
  const allowed = features.get("publickey-credentials-get");
  if (allowed === undefined || admits({ allowed, origin: facts.latchkey.origin })) return [];
  return [
    {
      id: "permissions-publickey-credentials",
      severity: "note",
      title: "Passkeys are not needed in the frame",
      detail:
        "publickey-credentials-get is kept to yourself. Sign-in pages of destinations open in a window of their own, where your policy does not reach.",
      where: header,
    },
  ];
}

/** Structured field: `name=(self "https://x")`, `name=*`, `name=()`, apart by commas outside of brackets. */
function parseFeatures(values: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const value of values)
    for (const [, name, allowed] of value.matchAll(/([a-z-]+)\s*=\s*(\*|\([^)]*\)|[^,]+)/gi))
      if (name !== undefined && allowed !== undefined) found.set(name.toLowerCase(), allowed.trim());
  return found;
}

function admits({ allowed, origin }: { readonly allowed: string; readonly origin: string }): boolean {
  const entries = allowed.replace(/^\(|\)$/g, "").split(/\s+/);
  return entries.some((entry) => entry === "*" || entry === `"${origin}"`);
}
