/**
 * The report card: the ordered steps of a destination type and the properties each step asks for.
 * Property keys without a comment are those of the Stitch Connect report card (seed 004), kept under
 * the same names because the API serves them as they stand.
 */

/** The subset of JSON Schema a property may use. Everything else is refused by the catalogue lint. */
export interface PropertySchema {
  readonly type: "string" | "integer" | "boolean";
  readonly pattern?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly format?: "pem" | "hostname" | "uri";
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
  /** True on every secret: the value is accepted and never returned. */
  readonly writeOnly?: boolean;
}

/** A property is asked for only while another property has one of these values. */
export interface ShownWhen {
  readonly property: string;
  readonly in: readonly (string | number | boolean)[];
}

/** Which choices hold while another property has a value; a value that is not listed leaves all of them. */
export interface ChoicesWhen {
  readonly property: string;
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** One field of a form step. */
export interface ReportCardProperty {
  readonly name: string;
  /** Required whenever the property is shown. */
  readonly is_required: boolean;
  /** Secret: encrypted at rest, never returned, rendered as a password field. */
  readonly is_credential: boolean;
  /** Filled by Latchkey (for example a generated public key), never typed by the user. */
  readonly system_provided: boolean;
  readonly property_type: "user_provided" | "system_provided";
  readonly json_schema: PropertySchema;
  /** Whether a value is stored already. Always false in a card without a connection. */
  readonly provided: boolean;
  /** Label shown above the field. */
  readonly title: string;
  /** What it is and where to find it, one or two sentences. */
  readonly description?: string;
  readonly placeholder?: string;
  /** Label of each choice, by value, where the schema is an enum or a pattern of literals. */
  readonly choice_titles?: Readonly<Record<string, string>>;
  /**
   * What the operator of this deployment has to have for a choice to be offered, by value: see
   * `offeredSteps`. Never in a served card.
   */
  readonly choice_needs?: Readonly<Record<string, OperatorNeed>>;
  readonly shown_when?: ShownWhen;
  /** Limits the schema's enum by other answers; every limit counts. */
  readonly choices_when?: readonly ChoicesWhen[];
  /** Cannot be changed once the connection exists: data was written under this value (seed 003). */
  readonly immutable?: true;
}

/**
 * Something the operator has set up: a client registered with a provider (`oauth_client:google`), or an
 * identity at a cloud that customers can give roles to.
 */
export type OperatorNeed = `oauth_client:${string}` | "aws_identity" | "gcp_identity";

/** What an `oauth` step asks a person to allow, in words. */
export interface ConsentRequest {
  /** Name of the provider, for example `Google`. */
  readonly provider: string;
  /** What is asked for, one short phrase each, for example "See the files of your Google Drive". */
  readonly access: readonly string[];
}

export type StepType = "form" | "oauth" | "check" | "fully_configured";

export interface ReportCardStep {
  readonly type: StepType;
  /** Stable id, used in drafts, events and links. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly properties: readonly ReportCardProperty[];
  /** On an `oauth` step only. Its properties are all filled by Latchkey, once the person agreed. */
  readonly consent?: ConsentRequest;
}

export interface ReportCard {
  /** Destination type id, for example `postgres`. */
  readonly type: string;
  /** 1-based, as in the seed. */
  readonly current_step: number;
  readonly current_step_type: StepType;
  readonly steps: readonly ReportCardStep[];
}

/** What is known of a destination type without opening it: enough for a chooser. */
export interface DestinationTypeSummary {
  readonly id: string;
  readonly title: string;
  readonly category: DestinationCategory;
  readonly docsUrl: string;
  /** Path data of a 24×24 single-colour icon. */
  readonly iconPath: string;
}

export type DestinationCategory = "database" | "warehouse" | "object-store" | "file" | "saas";

/** Answers to a card's properties, by property name. Secrets may be among them: treat as secret. */
export type PropertyValues = Readonly<Record<string, string | number | boolean | undefined>>;
