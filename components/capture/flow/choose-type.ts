import { attempt, type CaptureFlow } from "../capture-flow";
import { reportStep } from "./report-step";

/** Opens the destination type that the user picked. */
export async function chooseType(input: {
  readonly flow: CaptureFlow;
  readonly type: string;
}): Promise<void> {
  const { flow, type } = input;
  const opened = await attempt({
    flow,
    call: (bearer) => flow.actions.openType({ bearer, type }),
    again: () => chooseType(input),
  });
  if (!opened) return;
  flow.host.current?.sendEvent({ name: "SELECT_DESTINATION", destinationType: type });
  flow.store.dispatch({ type: "type_opened", opened });
  reportStep({ flow });
}
