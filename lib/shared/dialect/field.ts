/** One key of a vendor's object and the report-card property it stands for. A vendor's type is a list of these. */
export interface DialectField {
  /** Place in the vendor's object, outermost first. */
  readonly path: readonly string[];
  /** Property of ours; null for a key that has one value, or is taken and not kept. */
  readonly property: string | null;
  /** Further properties that get the same value; shown is the first one's. */
  readonly also?: readonly string[];
  /** Type in JSON. `json`: an object or its text, for key files; kept as text. */
  readonly wire: "string" | "integer" | "boolean" | "json";
  /** Answers under which the key means that property; giving the key gives these answers. */
  readonly when?: Readonly<Record<string, string>>;
  /** Our word for each of the vendor's, where they differ; others are refused. */
  readonly words?: Readonly<Record<string, string>>;
  /** The only value it has; shown always. */
  readonly only?: string | boolean;
  /** Stands for no value: taken as if the key were left out. */
  readonly nothing?: number;
  /** Latchkey makes the value: it is shown, and taken only as it is shown. */
  readonly readOnly?: true;
  /** Taken and not kept: why it has no effect, for the documentation. */
  readonly ignored?: string;
}

type Options = Omit<DialectField, "path" | "property" | "wire">;

/** A text under the vendor's name. @param property ours, where it is another */
export function text(name: string, property: string | null = name, options: Options = {}): DialectField {
  return { path: [name], property, wire: "string", ...options };
}

/** A whole number. */
export function whole(name: string, property: string = name, options: Options = {}): DialectField {
  return { path: [name], property, wire: "integer", ...options };
}

/** True or false. */
export function flag(name: string, property: string | null = name, options: Options = {}): DialectField {
  return { path: [name], property, wire: "boolean", ...options };
}

/** A key file: an object, or its text. */
export function keyFile(name: string, property: string = name, options: Options = {}): DialectField {
  return { path: [name], property, wire: "json", ...options };
}

/** Keys inside an object, which stand for properties under these answers. */
export function inside(
  name: string,
  fields: readonly DialectField[],
  when: Readonly<Record<string, string>> = {},
): readonly DialectField[] {
  return fields.map((field) => ({
    ...field,
    path: [name, ...field.path],
    when: { ...when, ...field.when },
  }));
}

/** One type of a vendor and the destination type of ours that it is. */
export interface DialectType {
  /** Our destination type. */
  readonly type: string;
  readonly fields: readonly DialectField[];
}

/** The vendor's types by the vendor's names. */
export type DialectTypes = Readonly<Record<string, DialectType>>;

/** The vendor's name for a destination type of ours, or null where it has none. */
export function vendorTypeOf(input: { readonly types: DialectTypes; readonly type: string }): string | null {
  return Object.entries(input.types).find(([, { type }]) => type === input.type)?.[0] ?? null;
}
