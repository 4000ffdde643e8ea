import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { Icon, type IconName } from "../ui/icon";
import { Spinner } from "../ui/spinner";
import { CheckAdvice } from "./check-advice";
import type { CheckProps } from "./check-props";
import { checksTextsOf } from "./checks-texts";
import { TrustPanel } from "./trust-panel";
import { Waking } from "./waking";

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
    /** ISO time since when the run waits for the destination to wake. */
    readonly wakingSince: string | null;
    readonly result: SetupTestResult | undefined;
  },
) {
  const { flow, result, wakingSince } = props;
  const texts = checksTextsOf(flow);
  const status = statusOf(result, props.running);
  const words = {
    ...texts,
    status_PASSED: result?.standsSince === undefined ? texts.status_PASSED : texts.statusStands,
    status_RUNNING: wakingSince === null ? texts.statusRunning : texts.statusWaking,
    status_SKIPPED: result?.code === "cancelled" ? texts.statusStopped : texts.status_SKIPPED,
    status_WAITING: texts.statusWaiting,
    status_CONFIRM: texts.statusConfirm,
  };
  const isWaking = status === "RUNNING" && wakingSince !== null;
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
          <span className="lk-check-word">{words[`status_${status}`]}</span>
        </p>
        {result && <Outcome {...props} result={result} />}
        {isWaking && <Waking flow={flow} since={wakingSince} />}
      </div>
    </li>
  );
}

type RowStatus = SetupTestResult["status"] | "RUNNING" | "WAITING" | "CONFIRM";

/** A key to be approved is a question, and what the user stopped is no fault. */
function statusOf(result: SetupTestResult | undefined, running: boolean): RowStatus {
  if (!result) return running ? "RUNNING" : "WAITING";
  if (result.code === "cancelled") return "SKIPPED";
  return result.trust ? "CONFIRM" : result.status;
}

function Outcome(props: CheckProps & { readonly result: SetupTestResult }) {
  const { flow, state, result } = props;
  if (result.status === "SKIPPED" || result.code === "cancelled") return null;
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
