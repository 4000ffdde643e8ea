import "server-only";
import { NotFoundError } from "@/lib/services/errors";
import type { StoredCapture } from "@/lib/store/find-capture";

/**
 * Refuses a new connection of a type that the workspace has switched off since the link was made. Those there are
 * can be edited and reauthorized.
 * @throws NotFoundError
 */
export function refuseDisabledType({ capture }: { readonly capture: StoredCapture }): void {
  if (capture.connection === null && capture.isTypeDisabled) {
    throw new NotFoundError({ what: "destination type" });
  }
}
