/** A column as the catalog lists it. */
export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isIdentifier: boolean;
}

/** A catalog that is signed in to. Every call throws `StageRefusal` with a cause that is safe to show. */
export interface Catalog {
  /** Finds the warehouse. */
  open(): Promise<void>;
  /** False where there is no such namespace. */
  hasNamespace(): Promise<boolean>;
  createNamespace(): Promise<void>;
  dropNamespace(): Promise<void>;
  createTable(name: string): Promise<void>;
  dropTable(name: string): Promise<void>;
  /** Names of all tables of the namespace, at most some thousands. */
  listTables(): Promise<readonly string[]>;
  /** Undefined where there is no such table. */
  readColumns(table: string): Promise<readonly CatalogColumn[] | undefined>;
}
