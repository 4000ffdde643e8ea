import type { Metadata } from "next";
import "@/components/admin/settings/branding.css";
import { BrandingEditor } from "@/components/admin/settings/branding-editor";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";
import { mayDo } from "@/lib/services/member/permissions";
import { getSettings } from "@/lib/services/workspace/get-settings";
import { saveBranding } from "../actions";

export const metadata: Metadata = { title: "Branding" };

export default async function BrandingPage() {
  const { member } = await requireMember({ permission: "settings:read" });
  const { branding } = await getSettings({ caller: member });
  const mayWrite = mayDo({ role: member.role, permission: "settings:write" });
  return (
    <>
      <PageHeader
        title="Branding"
        description="How the capture frame looks to your customers. New link sessions inherit it and may change it for themselves."
      />
      <BrandingEditor branding={branding} mayWrite={mayWrite} save={saveBranding} />
    </>
  );
}
