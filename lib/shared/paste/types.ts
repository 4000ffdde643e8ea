/** What a pasted text can tell, in words of no destination type. */
export type PasteFact =
  | "host"
  | "port"
  | "database"
  | "schema"
  | "username"
  | "password"
  | "tls"
  | "ca"
  | "srv"
  | "auth_source"
  | "region"
  | "bucket"
  | "folder"
  | "access_id"
  | "secret_key"
  | "role_arn"
  | "warehouse"
  | "role"
  | "http_path"
  | "catalog"
  | "project"
  | "location"
  | "service_account"
  | "private_key"
  | "passphrase"
  | "token"
  | "storage_account"
  | "storage_key"
  | "container"
  | "sas"
  | "client_id"
  | "client_secret"
  | "tenant"
  | "workgroup"
  | "base_url";

/** Facts by name. Secrets may be among them: memory only. */
export type PasteFacts = Readonly<Partial<Record<PasteFact, string>>>;

export type PasteFormat = "uri" | "jdbc" | "dsn" | "env" | "json" | "service_account" | "dbt" | "aws" | "pem";

/** A text that was recognised. */
export interface ParsedPaste {
  readonly format: PasteFormat;
  /** What it connects to, for example `postgres`; null where it does not say. */
  readonly system: string | null;
  readonly facts: PasteFacts;
  /** Names of settings that were understood to be settings, and that nothing here asks for. Never values. */
  readonly unused: readonly string[];
}

/** Longest text that is looked at, in characters: the longest key files stay well below. */
export const pasteMaxLength = 65_536;
