import type { ActionResult } from "../capture/contract";
import type { PreviewContent } from "../preview/preview-content";

/** One thing wrong with a draft, at its place: `steps.0.properties.2.name`. */
export interface DraftProblem {
  readonly path: string;
  readonly message: string;
}

/** A draft, judged: its form, or what is wrong with it. */
export interface JudgedDraft {
  readonly preview: PreviewContent | null;
  readonly problems: readonly DraftProblem[];
}

/** What members do with destination types. */
export interface TypeActions {
  /** Takes `{type, enabled}`. */
  setEnabled(input: unknown): Promise<ActionResult<null>>;
  /** Takes `{type}`. */
  retire(input: unknown): Promise<ActionResult<null>>;
  /** Judges `{text}`, a type as JSON, and keeps nothing. */
  judge(input: unknown): Promise<ActionResult<JudgedDraft>>;
  /** Stores `{text, type}`: a new type, or the next version of the one that is named. */
  save(input: unknown): Promise<ActionResult<{ readonly type: string }>>;
}
