import { notFound } from "next/navigation";
import { requireMember } from "@/lib/http/admin/require-member";

/** Any address of the dashboard that no page has: said inside the shell, to members alone. */
export default async function UnknownPage() {
  await requireMember({ permission: "dashboard:read" });
  notFound();
}
