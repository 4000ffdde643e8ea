import "server-only";
import { randomUUID } from "node:crypto";
import { log } from "@/lib/config/logger";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { acceptCredentials } from "@/lib/services/connection/accept-credentials";
import { makeOwnValues } from "@/lib/services/connection/make-own-values";
import { destinationContext } from "@/lib/services/destination/destination-context";
import { endOnStrayError } from "@/lib/services/destination/end-on-stray-error";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { loadDestinationType } from "@/lib/services/destination-type/load-destination-type";
import { NotFoundError } from "@/lib/services/errors";
import { judgeResults } from "@/lib/shared/setup-test/judge-results";
import type { CheckRunOutcome, SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * Checks credentials that nothing is made of yet: they are judged as those of a new connection, tried once
 * and forgotten. That it was tried is on record.
 * @throws InvalidInputError, NotFoundError
 */
export async function tryCredentials(input: {
  readonly caller: Caller;
  readonly type: string;
  readonly credentials: Readonly<Record<string, string>>;
  /** Ends when the caller is gone. */
  readonly signal: AbortSignal;
}): Promise<{ readonly outcome: CheckRunOutcome; readonly tests: readonly SetupTestResult[] }> {
  const { caller, type, credentials: given } = input;
  const { workspaceId } = caller;
  const schema = await getDestinationType({ workspaceId, type });
  const typeVersion = schema.version ?? null;
  const connector = await loadDestinationType({ workspaceId, destinationType: type, typeVersion });
  if (connector === undefined) throw new NotFoundError({ what: "destination type" });
  const own = await makeOwnValues({ schema, given, known: {} });
  const { values } = acceptCredentials({ schema, given, own });
  // Nobody's: no approval of a host key or a certificate counts, and a secret that is traded is kept nowhere.
  const nobody = { workspaceId, connectionId: randomUUID() };
  const actor = actorOf({ caller });
  const event = auditEvent({ actor, action: "credentials.tried", subject: type });
  await tenantStore(caller).auditEvent.create({ data: { workspaceId, ...event } });
  const tests: SetupTestResult[] = [];
  await endOnStrayError({
    signal: input.signal,
    work: async (signal) =>
      connector.check({
        values,
        context: await destinationContext({ ...nobody, signal }),
        signal,
        onResult: (result) => void tests.push(result),
        onUnexpectedError: (error) => log("error", "a setup test broke", { workspaceId, error }),
      }),
  });
  return { outcome: judgeResults({ results: tests }), tests };
}
