/** What each scope lets a key do. One without words here is shown by its name. */
export const scopeNames: Readonly<Record<string, string>> = {
  "link-sessions:read": "Read link sessions",
  "link-sessions:write": "Make and revoke link sessions",
  "connections:read": "Read connections",
  "connections:write": "Make, change and delete connections",
  "data:read": "Look into destinations: files, tables, rows",
  "destination-types:read": "Read destination types",
  "destination-types:write": "Register and retire destination types",
  "reviews:read": "Read reviews",
  "reviews:write": "Approve connections and send them back",
  "webhooks:read": "Read webhooks",
  "webhooks:write": "Make and change webhooks",
  "workspace:read": "Read API keys and settings",
  "workspace:write": "Make API keys, change settings",
  "audit:read": "Read the audit log",
  "credentials:release": "Take stored credentials out",
};
