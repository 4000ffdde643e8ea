import { z } from "zod";

/** A refusal as every dialect is told of it. */
export interface DialectError {
  readonly status: number;
  /** Ours: stable, to program against. */
  readonly code: string;
  /** In words for people; names what does not hold. */
  readonly message: string;
  readonly requestId: string;
  /** What does not hold, where the request could be read: where, what was expected. */
  readonly detail?: readonly {
    readonly loc: readonly (string | number)[];
    readonly msg: string;
    readonly type: string;
  }[];
}

/** How a vendor's clients show their key. */
export type DialectAuthentication = "bearer" | "basic" | "x-api-key";

/** What is the same in all operations of one vendor's API. */
export interface Dialect {
  /** Its part of the address. */
  readonly vendor: string;
  readonly title: string;
  readonly authentication: DialectAuthentication;
  /** The vendor's status for ours, where it is another. */
  readonly statuses: Readonly<Record<number, number>>;
  /** A refusal in the vendor's shape. */
  readonly errorBody: (error: DialectError) => object;
  /** That shape, for the vendor's OpenAPI document and the tests. */
  readonly errorShape: z.ZodObject;
}

/** Our part of a refusal: the same key in every vendor's shape. */
export const ownPartShape = {
  latchkey: z.strictObject({
    /** Stable, to program against. */
    code: z.string(),
    /** Finds the call in the log. */
    requestId: z.string(),
    /** What does not hold, where the request could be read: where, what was expected. */
    detail: z
      .array(
        z.strictObject({
          loc: z.array(z.union([z.string(), z.int()])),
          msg: z.string(),
          type: z.string(),
        }),
      )
      .optional(),
  }),
};

/** That part of one refusal. */
export function ownPart(error: DialectError): { readonly latchkey: object } {
  const { code, requestId, detail } = error;
  return { latchkey: { code, requestId, ...(detail === undefined ? {} : { detail }) } };
}
