/** The public types of the embed as the documentation shows them. */
export interface EmbedReference {
  readonly options: readonly DocumentedMember[];
  readonly handle: readonly DocumentedMember[];
  readonly theme: readonly DocumentedMember[];
  readonly labels: readonly DocumentedMember[];
  readonly success: readonly DocumentedMember[];
  readonly exit: readonly DocumentedMember[];
  readonly events: readonly DocumentedEvent[];
  readonly exitReasons: readonly { readonly name: string; readonly summary: string }[];
}

export interface DocumentedMember {
  readonly name: string;
  /** As TypeScript writes it. */
  readonly type: string;
  readonly required: boolean;
  readonly summary: string;
  /** What holds where it is not given. */
  readonly fallback?: string;
  readonly example?: string;
}

export interface DocumentedEvent {
  readonly name: string;
  readonly summary: string;
  readonly isExperimental: boolean;
  readonly fields: readonly DocumentedMember[];
}

/** What the documentation says of one error code. */
export interface TroubleEntry {
  readonly code: string;
  /** In a few words. */
  readonly title: string;
  /** What usually lies behind it. */
  readonly cause: string;
  /** What to do. */
  readonly fix: string;
}
