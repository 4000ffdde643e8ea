import "server-only";
import { z } from "zod";
import type { ConnectorSchema } from "@/lib/connectors/types";
import type { Caller } from "@/lib/services/caller";
import { InvalidInputError, NotFoundError } from "@/lib/services/errors";
import { buildReportCard } from "@/lib/shared/report-card/build-report-card";
import type { PropertyValues, ReportCard } from "@/lib/shared/report-card/types";
import { withProvided } from "@/lib/shared/report-card/with-provided";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";
import { disabledTypes } from "./disabled-types";
import { findCustomType } from "./find-custom-type";
import { getDestinationType } from "./get-destination-type";
import type { ReportCardView } from "./report-card-view";

/** Query of `GET /api/v1/destination-types/{type}`. */
export const reportCardInput = z.strictObject({
  /** Marks what this connection has, and the step it stands at. Its own version of the type counts. */
  connectionId: z.uuid().optional(),
  /** An older version of a type of the workspace's own. */
  version: wholeNumber({ min: 1, max: 2_147_483_647 }).optional(),
});

/**
 * The report card of a destination type, of one connection where one is named.
 * @throws NotFoundError; InvalidInputError where the connection is of another type
 */
export async function getReportCard(input: {
  readonly caller: Caller;
  readonly type: string;
  readonly query: z.infer<typeof reportCardInput>;
}): Promise<ReportCardView> {
  const { caller, type, query } = input;
  const { workspaceId } = caller;
  const connection = query.connectionId === undefined ? null : await connectionOf(input);
  const version = connection === null ? query.version : connection.typeVersion;
  const schema = await getDestinationType({ workspaceId, type, version });
  const custom =
    schema.version === undefined
      ? null
      : await findCustomType({ workspaceId, type, version: schema.version });
  const card = buildReportCard({ type: schema.id, steps: schema.steps });
  return describe({
    schema,
    card: connection === null ? card : withProvided({ card, ...standOf(connection) }),
    check: custom?.check ?? null,
    isDisabled: (await disabledTypes({ workspaceId })).has(type),
    isRetired:
      schema.version !== undefined && (await findCustomType({ workspaceId, type, version: null })) === null,
  });
}

type StoredConnection = Awaited<ReturnType<typeof connectionOf>>;

async function connectionOf(input: Parameters<typeof getReportCard>[0]) {
  const { caller, type, query } = input;
  const found = await tenantStore(caller).connection.findFirst({
    where: { id: query.connectionId ?? "" },
    select: { destinationType: true, typeVersion: true, config: true, secretProperties: true, status: true },
  });
  if (found === null) throw new NotFoundError({ what: "connection" });
  if (found.destinationType === type) return found;
  throw new InvalidInputError({
    problems: [
      { loc: ["query", "connectionId"], msg: "must be a connection of this type", type: "value_error" },
    ],
  });
}

function standOf({ config, secretProperties, status }: StoredConnection) {
  const values = config as PropertyValues;
  return {
    values,
    provided: [...Object.keys(values), ...secretProperties],
    checksPassed: status === "connected",
  };
}

function describe(input: {
  readonly schema: ConnectorSchema;
  readonly card: ReportCard;
  readonly check: object | null;
  readonly isRetired: boolean;
  readonly isDisabled: boolean;
}): ReportCardView {
  const { schema, card, check, isRetired, isDisabled } = input;
  const { title, category, docsUrl, capabilities = ["verify"], version = null } = schema;
  return {
    // A plain copy: the view's types are not readonly.
    ...(JSON.parse(JSON.stringify(card)) as Pick<
      ReportCardView,
      "type" | "current_step" | "current_step_type" | "steps"
    >),
    details: {
      pricing_tier: "standard",
      pipeline_state: isRetired ? "retired" : "released",
      protocol: schema.id,
      access: !isRetired && !isDisabled,
    },
    title,
    category,
    docsUrl,
    capabilities: [...capabilities],
    version,
    check: check === null ? null : { ...check },
  };
}
