import "server-only";
import { VaultError } from "../vault-error";

/** Where the secrets of one version of a connection's credentials belong. */
export interface CredentialScope {
  readonly kind?: "credential";
  readonly instanceId: string;
  readonly workspaceId: string;
  readonly connectionId: string;
  /** Counts from 1. */
  readonly credentialVersion: number;
}

/** Where the secrets of an unfinished form belong. */
export interface DraftScope {
  readonly kind: "draft";
  readonly instanceId: string;
  readonly workspaceId: string;
  readonly draftId: string;
}

/** Where the secrets of another kind of row belong: a webhook's signing secret, a kept answer. */
export interface RecordScope {
  readonly kind: "record";
  readonly instanceId: string;
  readonly workspaceId: string;
  /** Table and key of the row. */
  readonly table: string;
  readonly recordId: string;
}

/** The place sealed values are bound to: they open there and nowhere else. */
export type Scope = CredentialScope | DraftScope | RecordScope;

/** The scope as parts of an authenticated context. Throws `vault_invalid_input` on an impossible version. */
export function scopeParts(scope: Scope): readonly string[] {
  if (scope.kind === "draft") return ["draft", scope.instanceId, scope.workspaceId, scope.draftId];
  if (scope.kind === "record")
    return ["record", scope.instanceId, scope.workspaceId, scope.table, scope.recordId];
  const version = scope.credentialVersion;
  if (!Number.isSafeInteger(version) || version < 1) throw new VaultError("vault_invalid_input");
  return ["credential", scope.instanceId, scope.workspaceId, scope.connectionId, String(version)];
}
