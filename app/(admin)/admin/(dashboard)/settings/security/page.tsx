import type { Metadata } from "next";
import { PoliciesForm } from "@/components/admin/settings/policies-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";
import { mayDo } from "@/lib/services/member/permissions";
import { getSettings } from "@/lib/services/workspace/get-settings";
import { savePolicies } from "../actions";

export const metadata: Metadata = { title: "Security" };

export default async function SecuritySettingsPage() {
  const { member } = await requireMember({ permission: "settings:read" });
  const { policies } = await getSettings({ caller: member });
  const mayWrite = mayDo({ role: member.role, permission: "settings:write" });
  return (
    <>
      <PageHeader
        title="Security"
        description="What nobody may do in this workspace, whoever asks: members, API keys and people in the frame."
      />
      <Card
        title="Policies"
        description="They hold from the moment they are saved. The audit log names each change."
      >
        <PoliciesForm policies={policies} mayWrite={mayWrite} save={savePolicies} />
      </Card>
    </>
  );
}
