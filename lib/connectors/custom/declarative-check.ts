import type { ShownWhen } from "@/lib/shared/report-card/types";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";

/**
 * A check as an operator declares it: HTTPS requests in order, and what their answers mean. Texts may hold
 * `{{name}}` marks, which stand for the answer to that property.
 */
export interface DeclarativeCheck {
  readonly requests: readonly DeclaredRequest[];
}

/** One setup test. */
export interface DeclaredRequest {
  readonly id: string;
  readonly title: string;
  readonly method: "GET" | "HEAD" | "POST";
  /** `https://api.example.com/v1/{{account}}` or `{{host}}/v1/me`; always sent over TLS. */
  readonly url: string;
  /** Secrets that the service takes in the query and nowhere else. */
  readonly querySecrets?: readonly string[] | undefined;
  /** A header whose marks are all blank is left out. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly basicAuth?: { readonly username: string; readonly password: string } | undefined;
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** JSON whose texts may hold marks. */
  readonly json?: unknown;
  /** Left out of the run where the answer is another. */
  readonly when?: ShownWhen | undefined;
  readonly expect: DeclaredExpectation;
  /** What refusals mean; of the others the usual meaning counts. */
  readonly failures: readonly (DeclaredFailure & { readonly status: number })[];
}

export interface DeclaredExpectation {
  /** Good statuses: `200`, or `200-299`. */
  readonly status: readonly string[];
  readonly json?: readonly DeclaredValue[] | undefined;
}

/** What has to stand at a place of the answer (RFC 6901). Without `equals`, anything at all. */
export interface DeclaredValue {
  readonly pointer: string;
  readonly equals?: string | number | boolean | null | undefined;
  /** What it means where it does not. */
  readonly failure?: DeclaredFailure | undefined;
}

export interface DeclaredFailure {
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
  /** Property to change. */
  readonly field?: string | undefined;
}
