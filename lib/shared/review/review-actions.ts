import type { ActionResult } from "../capture/contract";

/** What a reviewer does; each takes `{id}`, and the form's answers where it is sent back. */
export interface ReviewActions {
  approve(input: unknown): Promise<ActionResult<null>>;
  sendBack(input: unknown): Promise<ActionResult<null>>;
}
