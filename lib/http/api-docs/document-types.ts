import document from "../openapi/openapi.generated.json";

export interface DocumentSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly items?: DocumentSchema;
  readonly properties?: Readonly<Record<string, DocumentSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly DocumentSchema[];
  readonly oneOf?: readonly DocumentSchema[];
  readonly additionalProperties?: boolean | DocumentSchema;
}

export interface DocumentOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly "x-required-scope": string;
  readonly parameters?: readonly DocumentParameter[];
  readonly requestBody?: { readonly content: DocumentContent };
  readonly responses: Readonly<
    Record<string, { readonly description?: string; readonly content?: DocumentContent }>
  >;
}

export interface DocumentParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: DocumentSchema;
  readonly example?: unknown;
}

type DocumentContent = Readonly<
  Record<string, { readonly schema: DocumentSchema; readonly example?: unknown }>
>;

/** The document that is served, as far as its pages read it. */
export const apiDocument = document as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, DocumentSchema>> };
};
