import "server-only";
import type { ConnectorSchema } from "@/lib/connectors/types";
import type { Caller } from "@/lib/services/caller";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { NotFoundError } from "@/lib/services/errors";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { visibleSteps } from "@/lib/shared/report-card/visible-steps";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";
import { changedAnswers } from "./changed-answers";
import { describeReviews } from "./describe-reviews";
import { refusalOf } from "./may-decide";
import type { ReviewDetail } from "./review-view";

/** One review, with what changed and what its tests found: no secret values. @throws NotFoundError */
export async function getReview(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<ReviewDetail> {
  const { caller, id } = input;
  const { workspaceId } = caller;
  const store = tenantStore(caller);
  const row = await store.connectionReview.findFirst({ where: { id } });
  const connection =
    row === null ? null : await store.connection.findFirst({ where: { id: row.connectionId } });
  const [view] = row === null ? [] : await describeReviews({ workspaceId, rows: [row] });
  if (row === null || connection === null || view === undefined) throw new NotFoundError({ what: "review" });
  const { destinationType: type, typeVersion: version } = connection;
  const schema = await schemaOf({ workspaceId, type, version });
  const { changes, hasBefore, config } = await changedAnswers({ row, connection, schema });
  return {
    ...view,
    changes,
    hasBefore,
    steps: schema === null ? [] : stepsOf({ schema, values: config }),
    tests: await testsOf({ caller, connectionId: row.connectionId, version: row.credentialVersion }),
    refusal: await refusalOf({ caller, review: row }),
  };
}

/** Null for a type that is gone: the review is shown all the same. */
async function schemaOf(input: Parameters<typeof getDestinationType>[0]): Promise<ConnectorSchema | null> {
  try {
    return await getDestinationType(input);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** Steps with something to answer. */
function stepsOf(input: { readonly schema: ConnectorSchema; readonly values: PropertyValues }) {
  const { schema, values } = input;
  return visibleSteps({ steps: schema.steps, values })
    .filter(({ properties }) => properties.length > 0)
    .map(({ id, title }) => ({ id, title }));
}

async function testsOf(input: {
  readonly caller: Caller;
  readonly connectionId: string;
  readonly version: number;
}): Promise<ReviewDetail["tests"]> {
  const run = await tenantStore(input.caller).checkRun.findFirst({
    where: { connectionId: input.connectionId, credentialVersion: input.version, state: "finished" },
    orderBy: { createdAt: "desc" },
    select: { results: true },
  });
  const results = (run?.results ?? []) as unknown as readonly SetupTestResult[];
  return results.map(({ id, title, status, message }) => ({ id, title, status, message }));
}
