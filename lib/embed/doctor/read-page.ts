/** A page as a browser gets it, less what its scripts do. */
export interface ReadPage {
  /** Where the redirects ended. */
  readonly url: string;
  /** One a line, those of meta tags among them. */
  readonly headers: string;
  /** Frames of the page's own that lead to Latchkey. */
  readonly html: string;
}

/** More of a page is not looked at. Characters. */
const most = 2_000_000;

/**
 * Reads a page with its redirects.
 * @throws Error where it does not answer, or answers with an error
 */
export async function readPage(input: {
  readonly pageUrl: string;
  readonly latchkeyUrl: string;
}): Promise<ReadPage> {
  const response = await fetch(input.pageUrl, {
    headers: { accept: "text/html", "user-agent": "Mozilla/5.0 (latchkey-doctor)" },
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok)
    throw new Error(`${input.pageUrl} answers ${response.status}: give a page that needs no sign-in`);
  const text = (await response.text()).slice(0, most);
  const sent = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const metas = tags(text, "meta")
    .filter((tag) => /http-equiv\s*=\s*["']?content-security-policy["'\s>]/i.test(tag))
    .map((tag) => `content-security-policy: ${decode(contentOf(tag))}`);
  const frames = tags(text, "iframe").filter((tag) => tag.includes(new URL(input.latchkeyUrl).host));
  return { url: response.url, headers: [...sent, ...metas].join("\n"), html: frames.join("\n") };
}

function tags(html: string, name: string): readonly string[] {
  return html.match(new RegExp(`<${name}\\b[^>]*>`, "gi")) ?? [];
}

function contentOf(tag: string): string {
  const found = /\scontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
  return found?.[1] ?? found?.[2] ?? "";
}

function decode(text: string): string {
  return text
    .replaceAll("&#39;", "'")
    .replaceAll("&apos;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
