/** The answers as the checks need them. Holds secrets. */
export interface PostgresSettings {
  readonly database: string;
  readonly schema: string;
  readonly username: string;
  readonly password: string;
  /** Property that user name and password were got by, where the card does not ask for them. */
  readonly loginField?: string;
}

/** A login that a stage got for this run. */
export type PostgresLogin = Required<Pick<PostgresSettings, "username" | "password" | "loginField">>;
