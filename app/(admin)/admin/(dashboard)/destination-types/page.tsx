import type { Metadata } from "next";
import { TypeFilters } from "@/components/admin/types/type-filters";
import { TypeTable } from "@/components/admin/types/type-table";
import "@/components/admin/types/types.css";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { readPageQuery } from "@/lib/http/admin/read-page-query";
import { requireMember } from "@/lib/http/admin/require-member";
import { browseTypes } from "@/lib/services/destination-type/browse-types";
import { listTypesInput } from "@/lib/services/destination-type/list-types-input";
import { mayDo } from "@/lib/services/member/permissions";

export const metadata: Metadata = { title: "Destination types" };

const schema = listTypesInput.omit({ includeDisabled: true, offset: true });

/** The catalogue and the workspace's own types. */
export default async function TypesPage(props: PageProps<"/admin/destination-types">) {
  const { member: caller } = await requireMember({ permission: "dashboard:read" });
  const query = await readPageQuery({ schema, searchParams: props.searchParams });
  const { types, nextCursor, total } = await browseTypes({ caller, query });
  const { limit: _, cursor, ...filter } = query;
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const address = (more: Record<string, string>) =>
    `/admin/destination-types?${new URLSearchParams([...given, ...Object.entries(more)])}`;
  return (
    <>
      <PageHeader
        title="Destination types"
        description="What customers can connect. Types that are not offered stay out of every chooser; connections there are go on."
        actions={mayDo({ role: caller.role, permission: "destination-types:write" }) && <NewType />}
      />
      <TypeFilters filter={filter} />
      <Card flush>
        {types.length === 0 ? (
          <EmptyState title="Nothing found">Try a shorter word, or clear the filters.</EmptyState>
        ) : (
          <TypeTable rows={types} />
        )}
        <Pagination
          summary={total === 1 ? "1 type" : `${total} types`}
          firstHref={cursor === undefined ? null : address({})}
          nextHref={nextCursor === null ? null : address({ cursor: nextCursor })}
        />
      </Card>
    </>
  );
}

function NewType() {
  return (
    <ButtonLink href="/admin/destination-types/new-type" variant="primary">
      New type
    </ButtonLink>
  );
}
