import "server-only";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { frameSteps } from "@/lib/services/destination-type/frame-steps";
import { egressAddresses } from "@/lib/services/split/served-settings";
import type { PreviewContent } from "@/lib/shared/preview/preview-content";
import { buildReportCard } from "@/lib/shared/report-card/build-report-card";
import type { ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { getStore } from "@/lib/store/store-holder";

/** Stands where Latchkey would make a key or an id for the connection. */
const madeLater = "made for each connection";

/**
 * The form of a destination type as a frame would open it, in the workspace's theme. No session is made: there is
 * nothing that an answer could be stored in.
 */
export async function previewOf(input: {
  readonly workspaceId: string;
  readonly schema: ConnectorSchema;
}): Promise<PreviewContent> {
  const { schema } = input;
  const { id, title, category, docsUrl, iconPath } = schema;
  const card = buildReportCard({ type: id, steps: frameSteps({ schema }) });
  const made = [
    ...(schema.generated ?? []).map((pair) => pair.publicProperty),
    ...(schema.provides ?? []).map(({ property }) => property),
  ];
  return {
    page: {
      sessionId: "ls_preview",
      allowedOrigins: [],
      mode: "create",
      locale: "en",
      texts: {},
      theme: await themeOf(input),
      sandbox: null,
      part: null,
      isHandedOn: false,
      destinationTypes: [{ id, title, category, docsUrl, iconPath }],
      card,
    },
    opened: {
      card,
      policies: [],
      generated: Object.fromEntries(made.map((property) => [property, madeLater])),
      saved: null,
      review: null,
      stored: null,
      failure: null,
      egressAddresses: egressAddresses(),
    },
  };
}

/** The workspace's look; ours where it has none. */
async function themeOf({ workspaceId }: { readonly workspaceId: string }) {
  const row = await getStore().prisma.workspace.findUnique({
    where: { id: workspaceId },
    select: { branding: true },
  });
  return (row?.branding ?? {}) as ThemeTokens;
}
