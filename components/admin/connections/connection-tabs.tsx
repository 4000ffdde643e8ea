import { LinkTabs } from "../../ui/link-tabs";

/** Parts of a connection's page, by what stands in the address. */
const connectionTabs = {
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

/** The ways between the parts. */
export function ConnectionTabs({ id, open }: { readonly id: string; readonly open: ConnectionTab }) {
  const tabs = Object.entries(connectionTabs).map(([tab, label]) => ({ href: addressOf(id, tab), label }));
  return <LinkTabs label="Parts of this connection" tabs={tabs} current={addressOf(id, open)} />;
}

function addressOf(id: string, tab: string): string {
  return tab === "overview" ? `/admin/connections/${id}` : `/admin/connections/${id}?tab=${tab}`;
}
