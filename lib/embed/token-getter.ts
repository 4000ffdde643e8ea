import type { LatchkeyOptions } from "./api";

/** The options of one handle, with what may change between openings. */
export type Settings = Omit<LatchkeyOptions, "token" | "theme"> & {
  token?: LatchkeyOptions["token"] | undefined;
  theme?: NonNullable<LatchkeyOptions["theme"]>;
  /** What the frame's address is relative to. */
  readonly base: string | undefined;
};

export type TokenGetter = (renew: boolean) => Promise<string | null | undefined>;

/**
 * Makes the function that gets the token at hand, or a new one; nothing where there is neither. Calls made
 * meanwhile share the new one.
 */
export function tokenGetter(settings: Settings): TokenGetter {
  let pending: ReturnType<TokenGetter> | undefined;

  async function fetchOne(): ReturnType<TokenGetter> {
    settings.token = await settings.fetchToken?.();
    return settings.token;
  }

  return async (renew) => {
    if (settings.token && !renew) return settings.token;
    // A failure is not kept: the next call asks again.
    pending ??= fetchOne().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}
