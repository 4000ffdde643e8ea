import { PreviewFrame } from "@/components/preview/preview-frame";
import { requireMember } from "@/lib/http/admin/require-member";

/** The frame of a type that is being written: the editor around it sends what to show. */
export default async function DraftPreviewPage() {
  await requireMember({ permission: "dashboard:read" });
  return <PreviewFrame initial={null} />;
}
