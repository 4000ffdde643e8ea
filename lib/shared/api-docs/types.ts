/** The API's document as its pages show it. */
export interface DocumentedGroup {
  /** First part of the path: `connections`. */
  readonly name: string;
  readonly title: string;
  readonly operations: readonly DocumentedOperation[];
}

export interface DocumentedOperation {
  /** Name in the document and in the typed client; the anchor of its section. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly scope: string;
  readonly parameters: readonly DocumentedField[];
  readonly body: readonly DocumentedField[];
  readonly answer: {
    readonly status: string;
    readonly fields: readonly DocumentedField[];
    /** JSON text; null where there is no body. */
    readonly example: string | null;
  };
  readonly errors: readonly { readonly status: string; readonly description: string }[];
  readonly samples: { readonly curl: string; readonly typescript: string };
}

export interface DocumentedField {
  readonly name: string;
  /** In words: `string (uuid)`, `array of string`. */
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  readonly fields: readonly DocumentedField[];
}
