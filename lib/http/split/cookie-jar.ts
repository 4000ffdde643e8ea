import "server-only";
/** Cookies of a request and of its answer, as `cookies()` of Next gives them. */
export interface CookieStore {
  get(name: string): { name: string; value: string } | undefined;
  getAll(): { name: string; value: string }[];
  /** @param cookie how it is to be kept */
  set(name: string, value: string, cookie: object): unknown;
}

type SetArguments = Parameters<CookieStore["set"]>;

/** The cookies of a carried call; what is set is noted for the process that answers the browser. */
export class CookieJar implements CookieStore {
  readonly #cookies: ReadonlyMap<string, string>;
  readonly #noted: SetArguments[] = [];

  constructor(input: { readonly header: string | null }) {
    const pairs = (input.header ?? "").split(";").map((pair) => pair.trim());
    this.#cookies = new Map(
      pairs.flatMap((pair) => {
        const at = pair.indexOf("=");
        return at < 1 ? [] : [[pair.slice(0, at), decoded(pair.slice(at + 1))] as const];
      }),
    );
  }

  get(name: string): { name: string; value: string } | undefined {
    const value = this.#cookies.get(name);
    return value === undefined ? undefined : { name, value };
  }

  getAll(): { name: string; value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }));
  }

  set(...cookie: SetArguments): void {
    this.#noted.push(cookie);
  }

  /** What was set, in this order. */
  get noted(): readonly SetArguments[] {
    return this.#noted;
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
