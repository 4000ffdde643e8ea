import { allowsSource } from "./allows-source";
import type { Finding, PageUnderCheck } from "./finding";
import { effectiveDirective, type Policy, parsePolicies } from "./parse-policies";
import { withSource } from "./with-source";

const header = "Content-Security-Policy";

/** What the page's content security policy keeps out: the frame, the script, the page's own call for a token. */
export function checkPolicy(facts: PageUnderCheck): readonly Finding[] {
  const policies = parsePolicies(facts.headers.get("content-security-policy") ?? []);
  const found = policies.flatMap((policy) => [
    ...checkFrame({ facts, policy }),
    ...checkScript({ facts, policy }),
    ...checkConnect({ facts, policy }),
    ...checkSandbox(policy),
  ]);
  return [...found, ...checkReportOnly(facts)];
}

interface Input {
  readonly facts: PageUnderCheck;
  readonly policy: Policy;
}

function checkFrame({ facts, policy }: Input): readonly Finding[] {
  const directive = effectiveDirective({ policy, names: ["frame-src", "child-src", "default-src"] });
  const target = new URL("/embed/ls_x", facts.latchkey);
  if (directive === null || allowsSource({ sources: directive.sources, target, page: facts.page })) return [];
  return [
    {
      id: "csp-frame-src",
      severity: "problem",
      title: `The page's policy does not let Latchkey's frame in`,
      detail: `${directive.name} decides about frames here and does not name ${facts.latchkey.origin}.`,
      where: header,
      line: line({ directive, name: "frame-src", source: facts.latchkey.origin }),
    },
  ];
}

function checkScript({ facts, policy }: Input): readonly Finding[] {
  const directive = effectiveDirective({ policy, names: ["script-src-elem", "script-src", "default-src"] });
  if (directive === null) return [];
  const { sources } = directive;
  const target = new URL("/embed.js", facts.latchkey);
  const isStrict = sources.some((source) => source.toLowerCase() === "'strict-dynamic'");
  // Under strict-dynamic browsers do not look at addresses: the tag's nonce or hash is what counts.
  if (isStrict || sources.some((source) => source.toLowerCase().startsWith("'nonce-"))) {
    if (!isStrict && allowsSource({ sources, target, page: facts.page })) return [];
    return [
      {
        id: "csp-script-nonce",
        severity: "warning",
        title: "The script tag needs the page's nonce",
        detail: `${directive.name} lets scripts in by nonce. Give the tag that loads embed.js the nonce of each answer, or load it from a script that has one.`,
        where: "<script>",
        line: `<script nonce="…" src="${target.href}"></script>`,
      },
    ];
  }
  if (allowsSource({ sources, target, page: facts.page })) return [];
  return [
    {
      id: "csp-script-src",
      severity: "problem",
      title: "The page's policy does not let embed.js in",
      detail: `${directive.name} decides about scripts here and does not name ${facts.latchkey.origin}. Not needed where you serve the npm package from your own origin.`,
      where: header,
      line: line({ directive, name: "script-src", source: facts.latchkey.origin }),
    },
  ];
}

/** The script itself calls nobody; the page's `fetchToken` calls the page's own back end. */
function checkConnect({ facts, policy }: Input): readonly Finding[] {
  const directive = effectiveDirective({ policy, names: ["connect-src", "default-src"] });
  if (directive === null || allowsSource({ ...directive, target: facts.page, page: facts.page })) return [];
  return [
    {
      id: "csp-connect-src",
      severity: "warning",
      title: "The page may not call its own back end",
      detail: `${directive.name} does not let fetchToken ask your back end for a link token. Latchkey's own address is not needed here: the script never calls it from your page.`,
      where: header,
      line: line({ directive, name: "connect-src", source: "'self'" }),
    },
  ];
}

function checkSandbox(policy: Policy): readonly Finding[] {
  const flags = policy.get("sandbox");
  if (flags === undefined) return [];
  const missing = ["allow-scripts", "allow-same-origin", "allow-forms", "allow-popups"].filter(
    (flag) => !flags.includes(flag),
  );
  if (missing.length === 0) return [];
  return [
    {
      id: "csp-sandbox",
      severity: "problem",
      title: "The page is sandboxed by its own policy",
      detail: `Everything in it inherits that, Latchkey's frame too. It lacks ${missing.join(", ")}.`,
      where: header,
      line: ["sandbox", ...flags, ...missing].join(" "),
    },
  ];
}

function checkReportOnly(facts: PageUnderCheck): readonly Finding[] {
  if (!facts.headers.has("content-security-policy-report-only")) return [];
  return [
    {
      id: "csp-report-only",
      severity: "note",
      title: "A policy that only reports blocks nothing",
      detail:
        "Content-Security-Policy-Report-Only was left out here. Paste it as Content-Security-Policy to see what it would do once it is enforced.",
      where: "Content-Security-Policy-Report-Only",
    },
  ];
}

/** A directive that another one stood in for is written out, so that the rest of that one stays as it is. */
function line(input: {
  readonly directive: { readonly name: string; readonly sources: readonly string[] };
  readonly name: string;
  readonly source: string;
}): string {
  const { directive, name, source } = input;
  const own = directive.name.startsWith(name) ? directive.name : name;
  return withSource({ name: own, sources: directive.sources, source });
}
