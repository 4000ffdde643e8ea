import type { Finding, PageUnderCheck } from "./finding";

const where = "Address";

/** Scheme, host and port: of the page, of Latchkey, and of the origins that the workspace allows. */
export function checkPlace(facts: PageUnderCheck): readonly Finding[] {
  return [...checkSameOrigin(facts), ...checkTransport(facts), ...checkAllowed(facts)];
}

function checkSameOrigin({ page, latchkey }: PageUnderCheck): readonly Finding[] {
  if (page.origin !== latchkey.origin) return [];
  return [
    {
      id: "same-origin",
      severity: "problem",
      title: "Your page and Latchkey share an origin",
      detail:
        "Then nothing keeps your page out of the form. Serve Latchkey under a name of its own, for example connect.example.com. The script refuses to open otherwise.",
      where,
    },
  ];
}

function checkTransport({ page, latchkey, headers }: PageUnderCheck): readonly Finding[] {
  const upgrades = (headers.get("content-security-policy") ?? []).some((policy) =>
    /upgrade-insecure-requests/i.test(policy),
  );
  if (latchkey.protocol === "http:" && (page.protocol === "https:" || upgrades) && !isLocal(latchkey))
    return [
      {
        id: "mixed-content",
        severity: "problem",
        title: "Browsers block Latchkey as mixed content",
        detail:
          "Your page is served over https and Latchkey over http. Put Latchkey behind TLS and tell it its address.",
        where: "LATCHKEY_PUBLIC_URL",
        line: `LATCHKEY_PUBLIC_URL=https://${latchkey.host}`,
      },
    ];
  if (page.protocol !== "http:" || isLocal(page)) return [];
  return [
    {
      id: "insecure-page",
      severity: "warning",
      title: "Your page is served without TLS",
      detail:
        "Whoever is on the way can put a form of their own in the place of Latchkey's, and browsers take features such as the clipboard away. Serve the page over https.",
      where,
      line: `https://${page.host}${page.pathname}`,
    },
  ];
}

function checkAllowed({ page, allowedOrigins }: PageUnderCheck): readonly Finding[] {
  if (allowedOrigins.length === 0 || allowedOrigins.includes(page.origin)) return [];
  const near = allowedOrigins.map((origin) => differenceOf({ page, allowed: new URL(origin) })).find(Boolean);
  return [
    {
      id: "origin-not-allowed",
      severity: "problem",
      title: "The workspace does not allow this page's origin",
      detail: `${near ?? "It is none of the allowed origins."} Add it above, and name it in allowedOrigins of the link session.`,
      where: "Allowed origins",
      line: page.origin,
    },
  ];
}

/** What sets a page apart from an origin that looks like its own. */
function differenceOf(input: { readonly page: URL; readonly allowed: URL }): string | null {
  const { page, allowed } = input;
  if (allowed.hostname === page.hostname) {
    if (allowed.protocol !== page.protocol)
      return `The scheme differs: ${allowed.origin} is allowed, the page is ${page.protocol}//.`;
    return `The port differs: ${allowed.origin} is allowed, the page is ${page.origin}.`;
  }
  const bare = (url: URL) => url.hostname.replace(/^www\./, "");
  if (bare(allowed) === bare(page) || page.hostname.endsWith(`.${bare(allowed)}`))
    return `The host differs: ${allowed.origin} is allowed, and a name below or beside it is another origin.`;
  if (isLocal(allowed) && isLocal(page))
    return `localhost and 127.0.0.1 are different origins: ${allowed.origin} is allowed.`;
  return null;
}

function isLocal(url: URL): boolean {
  return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}
