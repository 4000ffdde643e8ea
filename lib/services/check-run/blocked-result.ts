import "server-only";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";

const advice = {
  credential_unreadable: {
    message: "The stored secrets cannot be opened any more.",
    hint: "Go back, enter every secret again and test again.",
  },
  internal_error: {
    message: "The tests broke off on our side, every time we tried. What you entered was not judged.",
    hint: "Test again in a few minutes. If it happens again, contact support.",
  },
  type_unavailable: {
    message: "This type of destination cannot be tested here any more.",
    hint: "Please tell whoever sent you to this form.",
  },
} as const satisfies Partial<Record<FailureCode, unknown>>;

/**
 * The result of a check that could not begin or not end, in the place of its first test: a run that cannot be carried
 * out says why, and never counts as one that found nothing wrong.
 */
export function blockedResult(input: {
  readonly plan: readonly { readonly id: string; readonly title: string }[];
  readonly code: keyof typeof advice;
}): SetupTestResult {
  const { code } = input;
  const [first = { id: "start", title: "Start the tests" }] = input.plan;
  return {
    id: first.id,
    title: first.title,
    status: "FAILED",
    code,
    ...advice[code],
    details: [],
    durationMs: 0,
  };
}
