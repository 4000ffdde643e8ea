import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { CodeBlock } from "../../ui/code";
import { Facts } from "../../ui/facts";
import { Icon, type IconName } from "../../ui/icon";
import { Spinner } from "../../ui/spinner";

const looks = {
  PASSED: { icon: "check", word: "Passed" },
  FAILED: { icon: "cross", word: "Failed" },
  WARNING: { icon: "warning", word: "Warning" },
  SKIPPED: { icon: "skipped", word: "Skipped" },
  WAITING: { icon: "waiting", word: "Waiting" },
} as const satisfies Record<string, { icon: IconName; word: string }>;

/** A test as a list shows it: planned, at work, or with its result. */
export interface ListedTest {
  readonly id: string;
  readonly title: string;
  readonly result?: ShownResult | undefined;
  /** @default false */
  readonly isRunning?: boolean;
}

type ShownResult = Pick<SetupTestResult, "status" | "message" | "details"> & {
  readonly [K in "code" | "field" | "hint" | "remedy"]?: string | undefined;
};

/** The tests of a check run: what each found, the cause, the field to change and what to do. */
export function TestList({ tests }: { readonly tests: readonly ListedTest[] }) {
  return (
    <ul className="lk-conn-tests">
      {tests.map((test) => (
        <TestItem key={test.id} test={test} />
      ))}
    </ul>
  );
}

function TestItem({ test: { title, result, isRunning = false } }: { readonly test: ListedTest }) {
  const status = result?.status ?? "WAITING";
  const { icon, word } = looks[status];
  return (
    <li className={`lk-conn-test-${status.toLowerCase()}`}>
      {isRunning ? <Spinner /> : <Icon name={icon} />}
      <div>
        <p>
          <span className="lk-strong">{title}</span>{" "}
          <span className="lk-help">{isRunning ? "At work" : word}</span>
        </p>
        {result && status !== "SKIPPED" && <Outcome result={result} />}
      </div>
    </li>
  );
}

function Outcome({ result }: { readonly result: ShownResult }) {
  const { status, message, hint, field, code, remedy, details } = result;
  const isBad = status === "FAILED" || status === "WARNING";
  return (
    <>
      <p>{message}</p>
      {isBad && hint && <p>{hint}</p>}
      {isBad && (field !== undefined || code !== undefined) && (
        <p className="lk-help">
          {field !== undefined && (
            <>
              Field: <code>{field}</code>{" "}
            </>
          )}
          {code !== undefined && (
            <>
              Cause: <code>{code}</code>
            </>
          )}
        </p>
      )}
      {isBad && remedy && <CodeBlock text={remedy} label="what helps" />}
      {isBad && details.length > 0 && (
        <details>
          <summary className="lk-help">What was tried</summary>
          <Facts facts={details} />
        </details>
      )}
    </>
  );
}
