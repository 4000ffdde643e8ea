/** Values of the last while by key: at most so many, the oldest forgotten first, none kept beyond its time. */
export class RecentValues<T> {
  readonly #most: number;
  readonly #forMs: number;
  readonly #kept = new Map<string, { readonly value: T; readonly until: number }>();

  constructor(input: { readonly most: number; readonly forMs: number }) {
    this.#most = input.most;
    this.#forMs = input.forMs;
  }

  /** The value added under this key, unless that was too long ago. */
  get(key: string): T | undefined {
    const found = this.#kept.get(key);
    if (found === undefined || Date.now() < found.until) return found?.value;
    this.#kept.delete(key);
    return undefined;
  }

  /** Remembers a value. @returns the value */
  add(key: string, value: T): T {
    this.#kept.delete(key);
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= this.#most) this.#kept.delete(oldest);
    this.#kept.set(key, { value, until: Date.now() + this.#forMs });
    return value;
  }
}
