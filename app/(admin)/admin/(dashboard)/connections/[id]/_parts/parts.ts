import type { ReactNode } from "react";
import type { ConnectionTab } from "@/components/admin/connections/connection-tabs";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import { ApiPart } from "./api-part";
import { AuditPart } from "./audit-part";
import { ChecksPart } from "./checks-part";
import { CredentialsPart } from "./credentials-part";
import { OverviewPart } from "./overview-part";
import { ReleasesPart } from "./releases-part";
import { SettingsPart } from "./settings-part";
import { TrustPart } from "./trust-part";
import { WebhooksPart } from "./webhooks-part";

/** What each part of a connection's page shows. */
export const parts: Readonly<Record<ConnectionTab, (place: ConnectionPlace) => Promise<ReactNode>>> = {
  overview: OverviewPart,
  checks: ChecksPart,
  settings: SettingsPart,
  credentials: CredentialsPart,
  trust: TrustPart,
  releases: ReleasesPart,
  webhooks: WebhooksPart,
  audit: AuditPart,
  api: ApiPart,
};
