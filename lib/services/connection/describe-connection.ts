import type { TenantTransaction } from "@/lib/store/tenant-store";
import type { ConnectionView } from "./connection-view";

export type ConnectionRow = NonNullable<Awaited<ReturnType<TenantTransaction["connection"]["findFirst"]>>>;

/** The last check run of a connection, as far as its view tells of it. */
export interface LastCheckRun {
  readonly id: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly results: unknown;
  readonly finishedAt: Date | null;
}

/** A connection as the API shows it. */
export function describeConnection(input: {
  readonly row: ConnectionRow;
  readonly run: LastCheckRun | null;
}): ConnectionView {
  const { row, run } = input;
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    description: row.description,
    provider: row.destinationType,
    typeVersion: row.typeVersion,
    recipientId: row.recipientId,
    status: row.status,
    statusReason: row.statusReason,
    visibility: row.visibility,
    isDefault: row.isDefault,
    isFromTemplate: false,
    isEditable: row.status !== "disabled",
    config: row.config as ConnectionView["config"],
    hasCredentials: row.secretProperties.length > 0,
    secretFields: Object.fromEntries(row.secretProperties.map((name) => [name, { configured: true }])),
    credentialVersion: row.credentialVersion,
    loadSettings: row.loadSettings as ConnectionView["loadSettings"],
    deployment: row.deployment as ConnectionView["deployment"],
    trustCertificates: row.trustCertificates,
    trustFingerprints: row.trustFingerprints,
    verificationError: row.verificationError,
    verificationErrorCode: row.verificationErrorCode,
    verificationDetails: run === null ? {} : detailsOf(run),
    ...timesOf(row),
    createdBy: row.createdBy,
    updatedBy: row.updatedBy,
    revision: row.revision,
  };
}

function timesOf(
  row: ConnectionRow,
): Pick<ConnectionView, "lastVerifiedAt" | "lastUsedAt" | "createdAt" | "updatedAt"> {
  return {
    lastVerifiedAt: row.lastVerifiedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function detailsOf(run: LastCheckRun): ConnectionView["verificationDetails"] {
  const { id, state, outcome, results, finishedAt } = run;
  return {
    checkRunId: id,
    state,
    outcome,
    setupTests: results,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
