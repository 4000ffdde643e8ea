import type { Metadata } from "next";
import { EmbedDoctor } from "@/components/admin/settings/embed-doctor";
import { EmbedLines } from "@/components/admin/settings/embed-lines";
import { OriginsForm } from "@/components/admin/settings/origins-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";
import { mayDo } from "@/lib/services/member/permissions";
import { getSettings } from "@/lib/services/workspace/get-settings";
import { saveOrigins } from "../actions";

export const metadata: Metadata = { title: "Embedding" };

export default async function EmbedSettingsPage() {
  const { member } = await requireMember({ permission: "settings:read" });
  const { allowedOrigins, publicUrl } = await getSettings({ caller: member });
  const mayWrite = mayDo({ role: member.role, permission: "settings:write" });
  return (
    <>
      <PageHeader
        title="Embedding"
        description="Which pages may hold the capture frame, and what keeps a page from doing it."
      />
      <div className="lk-stack">
        <Card
          title="Allowed origins"
          description="Link sessions may name these origins and no others. Leave it empty to allow any."
        >
          <OriginsForm allowedOrigins={allowedOrigins} mayWrite={mayWrite} save={saveOrigins} />
        </Card>
        <Card
          title="Embed doctor"
          description="Paste what your page answers with. It is looked at here, in your browser, and goes nowhere."
        >
          <EmbedDoctor allowedOrigins={allowedOrigins} latchkeyUrl={publicUrl} />
        </Card>
        <Card title="Lines for your page">
          <EmbedLines latchkeyUrl={publicUrl} />
        </Card>
      </div>
    </>
  );
}
