/**
 * Setup tests: the named checks of one check run. `title, status, message, details` are those of the
 * Fivetran seed (003); the rest is what a person needs to act on a failure.
 */
import type { FailureCode } from "./failure-codes";

export type SetupTestStatus = "PASSED" | "FAILED" | "WARNING" | "SKIPPED";

/** A fact shown in "what we tried", already safe to show: never a secret, never raw upstream text. */
export interface SetupTestFact {
  readonly label: string;
  readonly value: string;
}

/** An unknown SSH host key or TLS certificate that the user may approve to go on. */
export interface TrustRequest {
  readonly kind: "ssh_host_key" | "tls_certificate";
  readonly host: string;
  readonly port: number;
  /** `SHA256:` + unpadded base64 for SSH (as `ssh-keygen -lf`), upper-case hex pairs for TLS. */
  readonly fingerprint: string;
  /** Key type and size, or subject, issuer and dates of the certificate. */
  readonly facts: readonly SetupTestFact[];
}

/** What one setup test found. */
export interface SetupTestResult {
  readonly id: string;
  readonly title: string;
  readonly status: SetupTestStatus;
  /** One sentence in plain words: what was found. */
  readonly message: string;
  /** What was tried. */
  readonly details: readonly SetupTestFact[];
  readonly durationMs: number;
  /** Stable cause, on FAILED and WARNING. */
  readonly code?: FailureCode;
  /** Name of the report-card property to change. */
  readonly field?: string;
  /** What to do about it, one or two sentences. */
  readonly hint?: string;
  /** A snippet to copy: a GRANT, a configuration line. Never holds a secret. */
  readonly remedy?: string;
  readonly trust?: TrustRequest;
  /** ISO time at which an earlier run found this with the same answers; absent where this run found it. */
  readonly standsSince?: string;
}

/** `inconclusive`: the destination could not be judged (busy, rate limited); credentials may be fine. */
export type CheckRunOutcome = "passed" | "failed" | "inconclusive";
export type CheckRunState = "queued" | "running" | "finished";
