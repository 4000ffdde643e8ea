import "server-only";
import { type Cookies, parseCookie } from "cookie";

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
  readonly #cookies: Cookies;
  readonly #noted: SetArguments[] = [];

  constructor(input: { readonly header: string | null }) {
    this.#cookies = parseCookie(input.header ?? "");
  }

  get(name: string): { name: string; value: string } | undefined {
    const value = this.#cookies[name];
    return value === undefined ? undefined : { name, value };
  }

  getAll(): { name: string; value: string }[] {
    return Object.entries(this.#cookies).map(([name, value = ""]) => ({ name, value }));
  }

  set(...cookie: SetArguments): void {
    this.#noted.push(cookie);
  }

  /** What was set, in this order. */
  get noted(): readonly SetArguments[] {
    return this.#noted;
  }
}
