import type { Metadata } from "next";
import { KeyList } from "@/components/admin/keys/key-list";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { readPageQuery } from "@/lib/http/admin/read-page-query";
import { requireMember } from "@/lib/http/admin/require-member";
import { listApiKeys, listApiKeysInput } from "@/lib/services/api-key/list-api-keys";
import { apiKeyScopes } from "@/lib/services/api-key/scopes";
import { mayDo } from "@/lib/services/member/permissions";
import { create, revoke, rotate } from "./actions";

export const metadata: Metadata = { title: "API keys" };

const address = "/admin/settings/api-keys";

/** Keys of the API. */
export default async function ApiKeysPage(props: PageProps<"/admin/settings/api-keys">) {
  const { member: caller } = await requireMember({ permission: "settings:read" });
  const query = await readPageQuery({ schema: listApiKeysInput, searchParams: props.searchParams });
  const { apiKeys, nextCursor } = await listApiKeys({ caller, query });
  const mayWrite = mayDo({ role: caller.role, permission: "api-keys:write" });
  return (
    <>
      <PageHeader
        title="API keys"
        description="Give each caller a key of its own, with the least it needs. Keys are stored as a hash: nobody reads them again."
      />
      <KeyList
        rows={apiKeys}
        // A member's keys reach no further than the workspace.
        scopes={apiKeyScopes.filter((scope) => scope !== "workspaces:admin")}
        actions={mayWrite ? { create, rotate, revoke } : null}
      />
      <Pagination
        firstHref={query.cursor === undefined ? null : address}
        nextHref={nextCursor === null ? null : `${address}?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  );
}
