/** What an API key may do. */
export const apiKeyScopes = [
  "link-sessions:read",
  "link-sessions:write",
  "connections:read",
  "connections:write",
] as const;

export type ApiKeyScope = (typeof apiKeyScopes)[number];
