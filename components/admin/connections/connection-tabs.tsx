import Link from "next/link";

/** Parts of a connection's page, by what stands in the address. */
export const connectionTabs = {
  overview: "Overview",
  checks: "Checks",
  settings: "Settings",
  credentials: "Credentials",
  trust: "Trust",
  releases: "Releases",
  webhooks: "Webhooks",
  audit: "Audit",
  api: "API",
} as const;

export type ConnectionTab = keyof typeof connectionTabs;

/** The part an address asks for; nonsense opens the first. */
export function tabOf(text: unknown): ConnectionTab {
  return typeof text === "string" && Object.hasOwn(connectionTabs, text)
    ? (text as ConnectionTab)
    : "overview";
}

/** The ways between the parts: links, so that each has an address and the back button works. */
export function ConnectionTabs({ id, open }: { readonly id: string; readonly open: ConnectionTab }) {
  return (
    <nav className="lk-conn-tabs" aria-label="Parts of this connection">
      {Object.entries(connectionTabs).map(([tab, label]) => (
        <Link
          key={tab}
          href={tab === "overview" ? `/admin/connections/${id}` : `/admin/connections/${id}?tab=${tab}`}
          prefetch={false}
          aria-current={tab === open ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
