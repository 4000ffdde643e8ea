import "server-only";
import { disabledTypes } from "@/lib/services/destination-type/disabled-types";
import { NotFoundError } from "@/lib/services/errors";
import type { StoredCapture } from "@/lib/store/find-capture";

/**
 * Refuses a new connection of a type that the workspace has switched off since the link was made. Those there are
 * can be edited and reauthorized.
 * @throws NotFoundError
 */
export async function refuseDisabledType(input: {
  readonly capture: StoredCapture;
  readonly type: string;
}): Promise<void> {
  const { capture, type } = input;
  if (capture.connection !== null) return;
  if ((await disabledTypes(capture.session)).has(type)) throw new NotFoundError({ what: "destination type" });
}
