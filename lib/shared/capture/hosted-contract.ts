/** The contract between the hosted page and the server, beside that of the capture itself. */
import type { ActionResult, FramePage, OpenedSession } from "./contract";

/** `waiting`: nobody has opened the link yet. `open`: one tab has, and goes on. */
export type HostedStatus = "waiting" | "open" | "finished" | "expired" | "revoked";

/** What whoever has the address may see, without a token. */
export interface HostedPage {
  readonly page: FramePage;
  /** Name of the workspace that asks; null where it has none that says something. */
  readonly askedBy: string | null;
  readonly status: HostedStatus;
}

/** A session opened on its hosted page. */
export interface OpenedHostedSession extends OpenedSession {
  /** Where the page leads back to. For the person who opened the link, and nobody else. */
  readonly returnUrl: string | null;
}

/** The hosted page's server action in the place of `exchangeToken`. `token` is null in a tab that goes on. */
export type OpenHosted = (input: {
  readonly sessionId: string;
  readonly token: string | null;
  readonly tabKey: string;
}) => Promise<ActionResult<OpenedHostedSession>>;
