import type { AdminIconName } from "./admin-icon";

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly icon: AdminIconName;
}

/** The pages of the dashboard, in the order of a working day. */
export const mainItems: readonly NavigationItem[] = [
  { href: "/admin", label: "Overview", icon: "overview" },
  { href: "/admin/connections", label: "Connections", icon: "connections" },
  { href: "/admin/link-sessions", label: "Link sessions", icon: "link" },
  { href: "/admin/destination-types", label: "Destination types", icon: "types" },
  { href: "/admin/reviews", label: "Reviews", icon: "reviews" },
  { href: "/admin/audit", label: "Audit", icon: "audit" },
];

export const settingsItems: readonly NavigationItem[] = [
  { href: "/admin/settings", label: "Workspace", icon: "workspace" },
  { href: "/admin/settings/embed", label: "Embedding", icon: "embed" },
  { href: "/admin/settings/branding", label: "Branding", icon: "branding" },
  { href: "/admin/settings/api-keys", label: "API keys", icon: "key" },
  { href: "/admin/settings/webhooks", label: "Webhooks", icon: "webhooks" },
  { href: "/admin/settings/members", label: "Members", icon: "members" },
  { href: "/admin/settings/security", label: "Security", icon: "security" },
  { href: "/admin/settings/data", label: "Data", icon: "data" },
];

/** Pages that stand above others: theirs is the address itself, not what is below it. */
const exact = ["/admin", "/admin/settings"];

/** Whether a link leads to the page that is open, or to one above it. */
export function isCurrent(input: { readonly href: string; readonly path: string }): boolean {
  const { href, path } = input;
  if (path === href) return true;
  return !exact.includes(href) && path.startsWith(`${href}/`);
}
