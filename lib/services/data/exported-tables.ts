import "server-only";
import type { TenantStore } from "@/lib/store/tenant-store";

interface Read {
  readonly store: TenantStore;
  /** Id of the last row before; null at the start. */
  readonly after: string | null;
  readonly take: number;
}

interface ExportedTable {
  readonly table: string;
  /** Rows by id, each with columns that may be shown. */
  readonly read: (input: Read) => Promise<readonly { readonly id: string }[]>;
}

/** By id: the primary key's index starts at the next row, however many are behind it. */
const page = ({ after, take }: Read) => ({
  ...(after === null ? {} : { where: { id: { gt: after } } }),
  orderBy: { id: "asc" as const },
  take,
});

const yes = true as const;
const made = { id: yes, createdAt: yes };

/** What an export holds. Never `sealed…`, `wrapped…`, `…Hash`, or a password. */
export const exportedTables: readonly ExportedTable[] = [
  {
    table: "recipient",
    read: (input) =>
      input.store.recipient.findMany({ ...page(input), select: { ...made, externalId: yes, name: yes } }),
  },
  {
    table: "connection",
    read: (input) =>
      input.store.connection.findMany({
        ...page(input),
        select: {
          ...made,
          recipientId: yes,
          destinationType: yes,
          typeVersion: yes,
          name: yes,
          slug: yes,
          description: yes,
          visibility: yes,
          isDefault: yes,
          revision: yes,
          status: yes,
          statusReason: yes,
          config: yes,
          secretProperties: yes,
          credentialVersion: yes,
          verificationErrorCode: yes,
          lastVerifiedAt: yes,
          lastUsedAt: yes,
          loadSettings: yes,
          deployment: yes,
          trustCertificates: yes,
          trustFingerprints: yes,
          createdBy: yes,
          updatedBy: yes,
          updatedAt: yes,
        },
      }),
  },
  {
    table: "check_run",
    read: (input) =>
      input.store.checkRun.findMany({
        ...page(input),
        select: {
          ...made,
          connectionId: yes,
          credentialVersion: yes,
          state: yes,
          outcome: yes,
          results: yes,
          requestedBy: yes,
          finishedAt: yes,
        },
      }),
  },
  {
    table: "connection_review",
    read: (input) =>
      input.store.connectionReview.findMany({
        ...page(input),
        select: {
          id: yes,
          connectionId: yes,
          credentialVersion: yes,
          state: yes,
          requestedBy: yes,
          requestedAt: yes,
          decidedBy: yes,
          decidedAt: yes,
          stepId: yes,
          comment: yes,
        },
      }),
  },
  {
    table: "trust_approval",
    read: (input) =>
      input.store.trustApproval.findMany({
        ...page(input),
        select: {
          id: yes,
          connectionId: yes,
          kind: yes,
          host: yes,
          port: yes,
          fingerprint: yes,
          approvedBy: yes,
          approvedAt: yes,
          revokedAt: yes,
        },
      }),
  },
  {
    table: "link_session",
    read: (input) =>
      input.store.linkSession.findMany({
        ...page(input),
        select: {
          ...made,
          recipientId: yes,
          connectionId: yes,
          mode: yes,
          destinationTypes: yes,
          allowedOrigins: yes,
          hosted: yes,
          createdBy: yes,
          exchangedAt: yes,
          expiresAt: yes,
          revokedAt: yes,
          endedAt: yes,
          outcome: yes,
          lastStepId: yes,
          lastErrorCode: yes,
        },
      }),
  },
  {
    table: "webhook_endpoint",
    read: (input) =>
      input.store.webhookEndpoint.findMany({
        ...page(input),
        select: { ...made, url: yes, description: yes, eventTypes: yes, enabled: yes, createdBy: yes },
      }),
  },
  {
    table: "api_key",
    read: (input) =>
      input.store.apiKey.findMany({
        ...page(input),
        select: {
          ...made,
          name: yes,
          scopes: yes,
          allowedNetworks: yes,
          expiresAt: yes,
          revokedAt: yes,
          createdBy: yes,
        },
      }),
  },
  {
    table: "member",
    read: (input) =>
      input.store.member.findMany({
        ...page(input),
        select: { ...made, email: yes, name: yes, role: yes, disabledAt: yes, lastSignInAt: yes },
      }),
  },
];
