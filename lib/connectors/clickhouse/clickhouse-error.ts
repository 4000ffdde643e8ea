/** An answer of ClickHouse, or of something in its place, that is no success. Holds upstream text: never show it. */
export class ClickhouseError extends Error {
  readonly status: number;
  /** ClickHouse's own number; 0 where the answer is not one of ClickHouse. */
  readonly code: number;
  readonly text: string;

  constructor(input: { readonly status: number; readonly code: number; readonly text: string }) {
    super(`ClickHouse answered ${input.status}, code ${input.code}`);
    this.status = input.status;
    this.code = input.code;
    this.text = input.text;
  }
}
