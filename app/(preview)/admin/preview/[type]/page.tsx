import { PreviewFrame } from "@/components/preview/preview-frame";
import { orNotFound } from "@/lib/http/admin/or-not-found";
import { requireMember } from "@/lib/http/admin/require-member";
import { previewType } from "@/lib/services/preview/preview-type";

/** The form of one destination type, in the workspace's theme. */
export default async function TypePreviewPage(props: PageProps<"/admin/preview/[type]">) {
  const { member: caller } = await requireMember({ permission: "dashboard:read" });
  const { type } = await props.params;
  return <PreviewFrame initial={await orNotFound({ read: () => previewType({ caller, type }) })} />;
}
