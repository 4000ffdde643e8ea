import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TypeEditor } from "@/components/admin/types/type-editor";
import "@/components/admin/types/types.css";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";
import { readTypeSource } from "@/lib/services/destination-type/read-type-source";
import { judge, save } from "../../actions";

export const metadata: Metadata = { title: "Edit destination type" };

/** The next version of a type of the workspace's own. */
export default async function EditTypePage(props: PageProps<"/admin/destination-types/[type]/edit">) {
  const { member } = await requireMember({ permission: "destination-types:write" });
  const { type } = await props.params;
  const { workspaceId } = member;
  const source = await readTypeSource({ workspaceId, type });
  if (source === null) notFound();
  const { title } = source;
  return (
    <>
      <PageHeader
        title={`Edit ${title}`}
        description="Saving makes its next version. Connections there are keep theirs."
        back={{ href: `/admin/destination-types/${type}`, label: title }}
      />
      <TypeEditor source={source.json} type={type} actions={{ judge, save }} />
    </>
  );
}
