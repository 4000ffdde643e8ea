import "server-only";
import type { MemberCaller } from "@/lib/services/caller";
import { describeActors } from "@/lib/services/connection/describe-actors";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import { isOfCatalogue } from "./add-version";
import { authMethods } from "./auth-methods";
import { disabledTypes } from "./disabled-types";
import { getDestinationType } from "./get-destination-type";
import { listTypeVersions } from "./list-type-versions";
import { loadDestinationType } from "./load-destination-type";

/** Versions shown at once. */
const versionsAPage = 20;

/**
 * One destination type as the dashboard shows it: also a retired one of the workspace's own, in its last version.
 * @throws NotFoundError
 */
export async function describeType(input: {
  readonly caller: MemberCaller;
  readonly type: string;
  /** Versions below this one. */
  readonly before?: number | undefined;
}) {
  const { caller, type, before } = input;
  const { workspaceId } = caller;
  const query = { limit: versionsAPage, ...(before === undefined ? {} : { before }) };
  const { versions, nextBefore } = await listTypeVersions({ caller, type, query });
  const isOwn = !isOfCatalogue({ type });
  const [newest] = isOwn ? (await listTypeVersions({ caller, type, query: { limit: 1 } })).versions : [];
  const schema = await getDestinationType({ workspaceId, type, version: newest?.version });
  const actors = await describeActors({ caller, actors: versions.map(({ createdBy }) => createdBy) });
  return {
    schema,
    authMethods: authMethods(schema),
    tests: await testsOf({ workspaceId, type, version: newest?.version ?? null, steps: schema.steps }),
    isOwn,
    isEnabled: !(await disabledTypes({ workspaceId })).has(type),
    isRetired: newest !== undefined && newest.retiredAt !== null,
    versions: versions.map((version) => ({ ...version, by: actors[version.createdBy] })),
    nextBefore,
  };
}

/** The setup tests that run for the answers a form opens with. */
async function testsOf(input: {
  readonly workspaceId: string;
  readonly type: string;
  readonly version: number | null;
  readonly steps: Parameters<typeof defaultAnswers>[0]["steps"];
}) {
  const { workspaceId, type: destinationType, version: typeVersion, steps } = input;
  const connector = await loadDestinationType({ workspaceId, destinationType, typeVersion });
  return connector?.plan(defaultAnswers({ steps })) ?? [];
}
