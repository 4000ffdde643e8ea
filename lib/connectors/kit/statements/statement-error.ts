import type { SetupTestFact } from "@/lib/shared/setup-test/types";

/** Why a warehouse did not run a statement. `no_compute`: nothing that runs statements is switched on. */
export type StatementProblem = "denied" | "failed" | "missing" | "no_compute" | "timeout";

/** A statement that the service took and then did not run to its end. Holds no upstream text. */
export class StatementError extends Error {
  readonly problem: StatementProblem;
  /** The vendor's own code, such as `002003`; empty where it is none. */
  readonly raw: string;

  constructor(input: { readonly problem: StatementProblem; readonly raw: string }) {
    const raw = /^[\w.:-]{1,80}$/.test(input.raw) ? input.raw : "";
    super(`statement failed: ${input.problem} ${raw}`);
    this.name = "StatementError";
    this.problem = input.problem;
    this.raw = raw;
  }

  /** What is safe to show of it. */
  get facts(): readonly SetupTestFact[] {
    return this.raw === "" ? [] : [{ label: "Error code", value: this.raw }];
  }
}
