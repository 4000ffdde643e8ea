/** The answers as the checks need them. Holds secrets. */
export interface PostgresSettings {
  readonly database: string;
  readonly schema: string;
  readonly username: string;
  readonly password: string;
}
