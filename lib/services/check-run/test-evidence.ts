import "server-only";
import type { StageTrace } from "@/lib/connectors/types";

/** What a passed setup test rests on, as a check run keeps it: no answer, only a keyed digest of those it read. */
export interface TestEvidence extends StageTrace {
  readonly id: string;
  /** When it passed, as ISO time; that it was kept by later runs does not make it younger. */
  readonly at: string;
  readonly digest: string;
}
