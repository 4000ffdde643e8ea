/** What to press on the consent page. */
export type ConsentAnswer = "allow" | "part" | "deny";

/**
 * Walks a consent page over HTTP, as a browser without a screen: keeps cookies, follows redirects, presses a
 * button.
 * @returns the address of the callback that the provider sends the browser to; not opened
 */
export async function walkConsent(input: {
  readonly location: string;
  /** The provider's. */
  readonly origin: string;
  readonly answer: ConsentAnswer;
}): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(input.location);
  let form: string | undefined;
  for (let hops = 0; hops < 10 && next.origin === input.origin; hops += 1) {
    const location = await visit({ url: next, cookies, form });
    form = location === null ? `answer=${input.answer}` : undefined;
    next = new URL(location ?? next, next);
  }
  if (next.origin === input.origin) throw new Error("the provider redirects in a circle");
  return next;
}

/** One request. @returns where it leads; null for a page with a form */
async function visit(input: {
  readonly url: URL;
  readonly cookies: Map<string, string>;
  /** Sent where there is one. */
  readonly form: string | undefined;
}): Promise<string | null> {
  const { url, cookies, form } = input;
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const post = { "content-type": "application/x-www-form-urlencoded" };
  const response = await fetch(url, {
    redirect: "manual",
    headers: { cookie, ...(form === undefined ? {} : post) },
    ...(form === undefined ? {} : { method: "POST", body: form }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  const location = response.headers.get("location");
  const body = await response.text();
  if (location === null && response.status !== 200) throw new Error(`${url}: ${response.status} ${body}`);
  return location;
}
