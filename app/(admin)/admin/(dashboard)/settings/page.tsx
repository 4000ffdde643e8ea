import type { Metadata } from "next";
import { WorkspaceNameForm } from "@/components/admin/settings/workspace-name-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";
import { mayDo } from "@/lib/services/member/permissions";
import { saveName } from "./actions";

export const metadata: Metadata = { title: "Workspace" };

export default async function WorkspacePage() {
  const { member, workspace } = await requireMember({ permission: "settings:read" });
  const mayWrite = mayDo({ role: member.role, permission: "settings:write" });
  return (
    <>
      <PageHeader
        title="Workspace"
        description="API keys, connections, branding and members belong to one workspace and never leave it."
      />
      <div className="lk-stack">
        <Card title="Name" description="Members see it; people who enter credentials do not.">
          <WorkspaceNameForm name={workspace.name} mayWrite={mayWrite} save={saveName} />
        </Card>
        <Card title="Identifier" description="Audit entries and support tools name the workspace by it.">
          <p className="lk-code">{workspace.id}</p>
        </Card>
      </div>
    </>
  );
}
