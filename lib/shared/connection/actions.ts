import type { ActionResult, StartedCheck } from "../capture/contract";
import type { BulkAction, BulkRunView } from "./bulk-run";
import type { EditedConnection } from "./edited-settings";
import type { SaveViewInput } from "./saved-view";
import type { UpdateConnectionInput } from "./update-connection-input";

interface One {
  readonly id: string;
}

/** Connections chosen by hand, or all that a filter lets through. */
export type BulkTarget =
  | { readonly ids: readonly string[] }
  | {
      readonly filter: Readonly<
        Partial<Record<"search" | "status" | "provider" | "recipientId" | "reason", string | undefined>>
      >;
      readonly expected: number;
    };

/** The server actions of one connection's page. */
export interface ConnectionActions {
  checkNow(input: One): Promise<ActionResult<StartedCheck>>;
  disable(input: One): Promise<ActionResult<void>>;
  reactivate(input: One): Promise<ActionResult<void>>;
  setDefault(input: One): Promise<ActionResult<void>>;
  /** `name` as the member typed it. */
  deleteConnection(input: One & { readonly name: string }): Promise<ActionResult<void>>;
  /** Refused as `stale` where somebody saved since `revision`. */
  saveSettings(
    input: One & { readonly revision: number; readonly change: UpdateConnectionInput },
  ): Promise<ActionResult<EditedConnection>>;
  readSettings(input: One): Promise<ActionResult<EditedConnection>>;
  restoreVersion(input: One & { readonly version: number }): Promise<ActionResult<void>>;
  revokeTrust(input: One & { readonly approvalId: string }): Promise<ActionResult<void>>;
  /** Only what a test was shown; the connection is checked again. */
  trustPeer(
    input: One & { readonly kind: "ssh_host_key" | "tls_certificate"; readonly fingerprint: string },
  ): Promise<ActionResult<void>>;
  /** A link for the customer, shown once. */
  makeLink(input: One): Promise<ActionResult<{ readonly url: string; readonly expiresAt: string }>>;
}

/** The server actions of the connections table. */
export interface ConnectionListActions {
  /** `id` is made by the page, so that a second click starts no second run. */
  startBulk(
    input: One & { readonly action: BulkAction; readonly target: BulkTarget },
  ): Promise<ActionResult<One>>;
  saveView(input: SaveViewInput): Promise<ActionResult<One>>;
  deleteView(input: One): Promise<ActionResult<void>>;
}

/** The server actions of a bulk run's page. */
export interface BulkRunActions {
  readBulk(input: One): Promise<ActionResult<BulkRunView>>;
  cancelBulk(input: One): Promise<ActionResult<BulkRunView>>;
}
