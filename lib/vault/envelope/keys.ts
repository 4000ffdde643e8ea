import "server-only";
import type { KeyObject } from "node:crypto";

/** An opened tenant key. Treat as opaque; it may be kept in memory and shows no bytes when printed. */
export interface TenantKey {
  readonly id: string;
  readonly instanceId: string;
  readonly workspaceId: string;
  readonly key: KeyObject;
}

/** An opened data key. Treat as opaque; keep it no longer than the values it seals. */
export interface DataKey {
  readonly id: string;
  readonly tenantKeyId: string;
  readonly key: KeyObject;
}
