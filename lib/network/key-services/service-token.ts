/** An access token, and how long it is good for. */
export interface ServiceToken {
  readonly token: string;
  readonly seconds: number;
}

/** A token is fetched anew this long before its end, in seconds. */
const margin = 60;

/** Keeps an access token until shortly before its end. `forget` is for one that was refused. */
export function keepToken(fetchToken: () => Promise<ServiceToken>): {
  get(): Promise<string>;
  forget(): void;
} {
  let kept: { readonly token: string; readonly until: number } | null = null;
  return {
    get: async () => {
      if (kept !== null && performance.now() < kept.until) return kept.token;
      const { token, seconds } = await fetchToken();
      kept = { token, until: performance.now() + (seconds - margin) * 1000 };
      return token;
    },
    forget: () => {
      kept = null;
    },
  };
}
