import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { Icon, type IconName } from "../ui/icon";
import { Spinner } from "../ui/spinner";
import { CheckAdvice } from "./check-advice";
import type { CheckProps } from "./check-props";
import { checksTextsOf } from "./checks-texts";
import { TrustPanel } from "./trust-panel";

const icons = {
  PASSED: "check",
  FAILED: "cross",
  WARNING: "warning",
  SKIPPED: "skipped",
  WAITING: "waiting",
  CONFIRM: "shield",
} as const satisfies Record<Exclude<RowStatus, "RUNNING">, IconName>;

/** One test: what it is, how it went, and, where it went wrong, all that helps. */
export function CheckRow(
  props: CheckProps & {
    readonly title: string;
    readonly running: boolean;
    readonly result: SetupTestResult | undefined;
  },
) {
  const { flow, result } = props;
  const texts = checksTextsOf(flow);
  const status = statusOf(result, props.running);
  const stands = result?.standsSince !== undefined && status === "PASSED";
  const words = {
    ...texts,
    status_RUNNING: texts.statusRunning,
    status_WAITING: texts.statusWaiting,
    status_CONFIRM: texts.statusConfirm,
  };
  return (
    <li
      className={`lk-check lk-check-${status.toLowerCase()}`}
      data-test-id={result?.id}
      data-code={result?.code}
    >
      <span className="lk-check-icon">
        {status === "RUNNING" ? <Spinner /> : <Icon name={icons[status]} />}
      </span>
      <div className="lk-check-body">
        <p className="lk-check-head">
          <span className="lk-strong">{props.title}</span>
          <span className="lk-check-word">{stands ? texts.statusStands : words[`status_${status}`]}</span>
        </p>
        {result && <Outcome {...props} result={result} />}
      </div>
    </li>
  );
}

type RowStatus = SetupTestResult["status"] | "RUNNING" | "WAITING" | "CONFIRM";

/** A key to be approved is a question, not a fault. */
function statusOf(result: SetupTestResult | undefined, running: boolean): RowStatus {
  if (!result) return running ? "RUNNING" : "WAITING";
  return result.trust ? "CONFIRM" : result.status;
}

function Outcome(props: CheckProps & { readonly result: SetupTestResult }) {
  const { flow, state, result } = props;
  if (result.status === "SKIPPED") return null;
  if (result.status !== "PASSED" && !result.trust) {
    return <CheckAdvice flow={flow} state={state} FixHere={props.FixHere} result={result} />;
  }
  return (
    <>
      {result.standsSince === undefined && <p className="lk-check-message">{result.message}</p>}
      {result.trust && <TrustPanel flow={flow} state={state} trust={result.trust} />}
    </>
  );
}
