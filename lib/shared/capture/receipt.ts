import type { PropertyValues } from "../report-card/types";

/** What a person may know of a secret on file. */
export interface StoredSecret {
  readonly property: string;
  /** 12 hex characters, keyed per workspace: the same for the same secret, and no help in guessing it. */
  readonly fingerprint: string;
  /** ISO time from which on it is on file. */
  readonly since: string;
  /** It may be older: versions of before that time are destroyed. */
  readonly orEarlier: boolean;
}

/** What was stored for a connection, less every value. */
export interface ConnectionReceipt {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly destinationType: string;
  /** Of the credentials; counts up with every change. */
  readonly version: number;
  /** ISO time. */
  readonly storedAt: string;
  /** Name of the workspace whose pipelines may use it; null where it has none that says something. */
  readonly usedBy: string | null;
  /** Names of the answers that are no secrets. */
  readonly settings: readonly string[];
  readonly secrets: readonly StoredSecret[];
}

/** What is in use now of a connection that is edited. */
export interface StoredAnswers {
  /** Answers that are no secrets. */
  readonly values: PropertyValues;
  /** Names of secrets typed anew and not submitted yet. */
  readonly drafted: readonly string[];
  /** Null where the secrets do not open any more. */
  readonly receipt: ConnectionReceipt | null;
}
