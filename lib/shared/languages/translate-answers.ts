import type { ConsentState, KeyFileFacts, PreparedConsent } from "../capture/consent-contract";
import type { ActionError, CheckRunSnapshot, OpenedSession, StartedCheck } from "../capture/contract";
import type { SetupTestFact, SetupTestResult } from "../setup-test/types";
import { translateOpened } from "./translate-card";
import type { Translate } from "./translate-text";

/** What the server answers the frame, in another language. Values, hosts and code stay as they are. */
export function translateSession<T extends Pick<OpenedSession, "openType">>(
  opened: T,
  translate: Translate,
): T {
  const { openType } = opened;
  return openType === null ? opened : { ...opened, openType: translateOpened(openType, translate) };
}

export function translateStarted(started: StartedCheck, translate: Translate): StartedCheck {
  return { ...started, plan: started.plan.map((stage) => ({ ...stage, title: translate(stage.title) })) };
}

export function translateSnapshot(snapshot: CheckRunSnapshot, translate: Translate): CheckRunSnapshot {
  return { ...snapshot, results: snapshot.results.map((result) => translateResult(result, translate)) };
}

export function translateError(error: ActionError, translate: Translate): ActionError {
  const { message, fields } = error;
  return {
    ...error,
    message: translate(message),
    ...(fields === undefined
      ? {}
      : { fields: fields.map((field) => ({ ...field, message: translate(field.message) })) }),
  };
}

export function translateConsent(state: ConsentState, translate: Translate): ConsentState {
  return state.message === null ? state : { ...state, message: translate(state.message) };
}

export function translatePrepared(prepared: PreparedConsent, translate: Translate): PreparedConsent {
  return { ...prepared, state: translateConsent(prepared.state, translate) };
}

export function translateKeyFile({ refusal, facts }: KeyFileFacts, translate: Translate): KeyFileFacts {
  return {
    refusal: refusal === null ? null : translate(refusal),
    facts: translateFacts(facts, translate),
  };
}

function translateResult(result: SetupTestResult, translate: Translate): SetupTestResult {
  const { hint, trust } = result;
  return {
    ...result,
    title: translate(result.title),
    message: translate(result.message),
    details: translateFacts(result.details, translate),
    ...(hint === undefined ? {} : { hint: translate(hint) }),
    ...(trust === undefined ? {} : { trust: { ...trust, facts: translateFacts(trust.facts, translate) } }),
  };
}

/** Of a value only what is a sentence of ours. */
function translateFacts(facts: readonly SetupTestFact[], translate: Translate): readonly SetupTestFact[] {
  return facts.map(({ label, value }) => ({
    label: translate(label),
    value: value.includes(" ") ? translate(value) : value,
  }));
}
