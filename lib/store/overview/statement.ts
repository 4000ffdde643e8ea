/** A statement and its values, apart from running it so that its plan can be looked at. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}
