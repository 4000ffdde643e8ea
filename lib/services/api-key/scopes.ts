/** What an API key may do. */
export const apiKeyScopes = [
  "link-sessions:read",
  "link-sessions:write",
  "connections:read",
  "connections:write",
  /** Looking into a destination: files, tables, rows. */
  "data:read",
  "destination-types:read",
  "destination-types:write",
  "reviews:read",
  /** Approving connections and sending them back. */
  "reviews:write",
  "webhooks:read",
  "webhooks:write",
  /** API keys and the workspace's settings. */
  "workspace:read",
  "workspace:write",
  "audit:read",
  /** Other workspaces of this installation: for the operator's own automation. */
  "workspaces:admin",
  /** Taking stored credentials out. Nothing else implies it. */
  "credentials:release",
] as const;

export type ApiKeyScope = (typeof apiKeyScopes)[number];
