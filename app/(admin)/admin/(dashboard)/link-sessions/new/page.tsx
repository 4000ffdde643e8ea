import type { Metadata } from "next";
import { CreateLink } from "@/components/admin/link-sessions/create-link";
import "@/components/admin/link-sessions/link-sessions.css";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound } from "@/lib/http/admin/or-not-found";
import { requireMember } from "@/lib/http/admin/require-member";
import { prepareLink, prepareLinkQuery } from "@/lib/services/link-session/prepare-link";
import { createLink } from "../actions";

export const metadata: Metadata = { title: "Create a link" };

/** Makes a link for a customer. */
export default async function NewLinkPage(props: {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}) {
  const { member } = await requireMember({ permission: "link-sessions:write" });
  const query = prepareLinkQuery.parse(await props.searchParams);
  const { types, connection } = await orNotFound({
    read: () => prepareLink({ caller: member, query }),
  });
  return (
    <>
      <PageHeader
        title="Create a link"
        description="Your customer opens it in a browser and enters their credentials there. You never see them."
        back={{ href: "/admin/link-sessions", label: "Link sessions" }}
      />
      <CreateLink types={types} connection={connection} createLink={createLink} />
    </>
  );
}
