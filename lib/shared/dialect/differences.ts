/** What a client of a vendor finds here of one of the vendor's operations. */
export interface DialectOperationNote {
  /** Method and path, as the vendor writes them. */
  readonly operation: string;
  /** Where its shape comes from. */
  readonly source: "document" | "vendor's public documentation" | "ours";
  readonly same: string;
  /** What differs and why; empty where nothing does. */
  readonly differs: string;
}

/** Something in the vendor's examples that is another way here. */
export interface DialectDifference {
  /** A key, a value or a rule, as the vendor writes it. */
  readonly what: string;
  readonly here: string;
  readonly why: string;
}

/** Everything that a team has to know that moves a client over; the documentation and the tests read it. */
export interface DialectDifferences {
  readonly vendor: string;
  readonly title: string;
  /** What comes before the vendor's paths. */
  readonly baseUrl: string;
  /** How a key is shown. */
  readonly authentication: string;
  readonly operations: readonly DialectOperationNote[];
  readonly differences: readonly DialectDifference[];
  /** Keys of answers that the vendor's examples do not have, by place; `*` stands for any key or item. */
  readonly additionalKeys: Readonly<Record<string, string>>;
}
