/** What a statement gave back. */
export interface StatementRows {
  readonly columns: readonly StatementColumn[];
  readonly rows: readonly (readonly unknown[])[];
  /** The service has more rows than these. */
  readonly isMore: boolean;
}

export interface StatementColumn {
  readonly name: string;
  /** The service's own name of the type. */
  readonly dataType: string;
  readonly nullable: boolean;
}
