import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireMember } from "@/lib/http/admin/require-member";

export const metadata: Metadata = { title: "Nothing here" };

/** Any address of the dashboard that no page has: said inside the shell, to members alone. */
export default async function UnknownPage() {
  await requireMember({ permission: "dashboard:read" });
  notFound();
}
