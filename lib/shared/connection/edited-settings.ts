import type { UpdateConnectionInput } from "./update-connection-input";

type Settings = {
  readonly [K in Exclude<keyof UpdateConnectionInput, "provider" | "recipientId">]-?: NonNullable<
    UpdateConnectionInput[K]
  >;
};

/** What the settings form edits, as it stands at a revision. */
export interface EditedConnection {
  readonly revision: number;
  /** Who saved last, as audit entries name them. */
  readonly updatedBy: string;
  readonly updatedAt: string;
  readonly settings: Settings;
}

/** Picks what the settings form edits from a connection. */
export function editedConnection(view: Settings & Omit<EditedConnection, "settings">): EditedConnection {
  const { revision, updatedBy, updatedAt, name, description, visibility } = view;
  const { loadSettings, deployment, trustCertificates, trustFingerprints } = view;
  return {
    revision,
    updatedBy,
    updatedAt,
    settings: {
      name,
      description,
      visibility,
      loadSettings,
      deployment,
      trustCertificates,
      trustFingerprints,
    },
  };
}
