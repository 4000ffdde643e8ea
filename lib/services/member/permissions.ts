/** Roles of a member, most powerful first. */
export const memberRoles = ["owner", "operator", "reviewer", "viewer"] as const;

export type MemberRole = (typeof memberRoles)[number];

const everyone = memberRoles;
const owners = ["owner"] as const;
const operators = ["owner", "operator"] as const;

/**
 * Who may do what at the dashboard. Reviewers decide on changes and make none; viewers only read. Nobody
 * reads a credential here: credentials leave by the release API alone.
 */
const rolesByPermission = {
  /** Overview, connections, link sessions, destination types, reviews: looking at them. */
  "dashboard:read": everyone,
  "connections:write": operators,
  "connections:delete": operators,
  "link-sessions:write": operators,
  "destination-types:write": operators,
  "reviews:decide": ["owner", "reviewer"],
  "audit:read": everyone,
  "audit:export": ["owner", "reviewer"],
  "settings:read": everyone,
  /** Origins, branding, policies, name of the workspace. */
  "settings:write": owners,
  "api-keys:write": owners,
  "webhooks:write": operators,
  "members:write": owners,
  "data:export": owners,
  /** One's own password, passkeys, sessions and saved views. */
  "account:write": everyone,
} as const satisfies Record<string, readonly MemberRole[]>;

export type Permission = keyof typeof rolesByPermission;

/** Whether a role may do it: for pages, to leave out what would be refused. */
export function mayDo(input: { readonly role: MemberRole; readonly permission: Permission }): boolean {
  return (rolesByPermission[input.permission] as readonly MemberRole[]).includes(input.role);
}
