import type { ConnectionStatus } from "@/lib/shared/connection/status-words";

/** A connection as the table shows it. */
export interface ConnectionRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly status: ConnectionStatus;
  /** Code of why it has its status. */
  readonly reason: string | null;
  readonly isDefault: boolean;
  /** Made in sandbox mode. */
  readonly sandbox: boolean;
  readonly type: { readonly title: string; readonly iconPath: string | null };
  readonly recipient: { readonly externalId: string; readonly name: string } | null;
  readonly lastVerifiedAt: string | null;
  readonly lastUsedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}
