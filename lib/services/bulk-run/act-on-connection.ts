import "server-only";
import { log } from "@/lib/config/logger";
import type { MemberCaller } from "@/lib/services/caller";
import { deleteConnection } from "@/lib/services/connection/delete-connection";
import { disableConnection } from "@/lib/services/connection/disable-connection";
import { reactivateConnection } from "@/lib/services/connection/reactivate-connection";
import { verifyConnection } from "@/lib/services/connection/verify-connection";
import { NotFoundError } from "@/lib/services/errors";
import type { BulkAction, BulkFailure } from "@/lib/shared/connection/bulk-run";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";

/** Longest wait for the end of one check, in seconds. */
const checkWaitSeconds = 120;

type Failure = Pick<BulkFailure, "code" | "message">;

interface Act {
  readonly caller: MemberCaller;
  readonly id: string;
}

const acts: Readonly<Record<BulkAction, (act: Act) => Promise<Failure | null>>> = {
  check,
  disable: async (act) => disableConnection({ ...act, ifMatch: null }).then(() => null),
  reactivate: async (act) => reactivateConnection({ ...act, ifMatch: null }).then(() => null),
  delete: async (act) => deleteConnection({ ...act, ifMatch: null }).then(() => null, ignoreGone),
};

/** Acts on one connection of a run. Never throws: what went wrong is told. @returns null where it went well */
export async function actOnConnection(input: Act & { readonly action: BulkAction }): Promise<Failure | null> {
  const { action, ...act } = input;
  try {
    return await acts[action](act);
  } catch (error) {
    if (error instanceof LatchkeyError) return { code: error.code, message: error.userMessage };
    log("error", "a bulk action failed for a connection", { connectionId: input.id, error });
    return { code: "internal_error", message: "Something went wrong on our side. Try again." };
  }
}

/** A run that goes on after its process died may meet what it had deleted already. */
function ignoreGone(error: unknown): null {
  if (error instanceof NotFoundError) return null;
  throw error;
}

/** Waits for the end of the check, so that what it found is told with the run. */
async function check({ caller, id }: Act): Promise<Failure | null> {
  const view = await verifyConnection({ caller, id, waitSeconds: checkWaitSeconds });
  const { state, outcome, setupTests } = view.verificationDetails as {
    readonly state?: string;
    readonly outcome?: string | null;
    readonly setupTests?: readonly SetupTestResult[];
  };
  if (state !== "finished") {
    return { code: "not_finished", message: "The check has not ended yet. See the connection." };
  }
  if (outcome === "passed") return null;
  const failed = setupTests?.find((test) => test.status === "FAILED");
  return {
    code: failed?.code ?? "inconclusive",
    message: failed?.message ?? "The check could not judge the connection. Check it again.",
  };
}
