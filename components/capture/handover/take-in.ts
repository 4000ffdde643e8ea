import type { Handover } from "@/lib/shared/capture/handover";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import type { CaptureFlow } from "../capture-flow";
import { finishSession } from "../flow/finish-session";

/** Takes in what was filled in elsewhere: a step's answers, its secrets as "on file"; or the end of all of it. */
export async function takeIn(input: {
  readonly flow: CaptureFlow;
  readonly handover: Handover;
}): Promise<void> {
  const { flow, handover } = input;
  const { opened, completed } = flow.store.getState();
  if (handover.stepId === null) {
    if (completed === null) await finishSession({ flow });
    return;
  }
  if (opened === null) return;
  const fresh = await flow.session.run((bearer) => flow.actions.openType({ bearer, type: opened.card.type }));
  if (!fresh.ok || fresh.value.saved === null) return;
  const { steps } = opened.card;
  const { configured, values } = fresh.value.saved;
  const names = steps
    .find(({ id }) => id === handover.stepId)
    ?.properties.map(({ name }) => name)
    .filter((name) => isCredential({ steps, name }) || !handover.secretsOnly);
  // A secret that was begun here gives way to the one that is on file now.
  const taken = (names ?? []).map((name) => [name, isCredential({ steps, name }) ? "" : values[name]]);
  flow.store.dispatch({ type: "answered_elsewhere", configured, values: Object.fromEntries(taken) });
}
