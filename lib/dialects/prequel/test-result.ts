import type { DialectCheck } from "@/lib/shared/dialect/destination";
import { succeeded } from "./dialect";

/** How a test went, in Prequel's envelope. */
export function toTestResult(check: Pick<DialectCheck, "state" | "outcome" | "tests"> | null) {
  const isOver = check !== null && check.state === "finished";
  if (!isOver)
    return succeeded({ message: "The test is not over yet.", data: { status: "pending" as const } });
  if (check.outcome === "passed")
    return succeeded({ message: "The connection works.", data: { status: "success" as const } });
  const failed = check.tests.find(({ status }) => status === "FAILED");
  const message =
    failed === undefined ? "The test failed." : [failed.message, failed.hint ?? ""].join(" ").trim();
  return succeeded({ message, data: { status: "error" as const } });
}
