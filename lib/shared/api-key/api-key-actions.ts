import type { ActionResult } from "../capture/contract";

/** A key that was just made: shown once. */
export interface MadeKey {
  readonly name: string;
  readonly key: string;
}

/** What owners do with API keys. */
export interface ApiKeyActions {
  /** Takes the form of a new key. */
  create(input: unknown): Promise<ActionResult<MadeKey>>;
  /** Takes `{id, overlapSeconds}`. */
  rotate(input: unknown): Promise<ActionResult<MadeKey>>;
  /** Takes `{id}`. */
  revoke(input: unknown): Promise<ActionResult<null>>;
}
