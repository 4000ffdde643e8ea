import type { Metadata } from "next";
import { z } from "zod";
import { StepList } from "@/components/admin/types/step-list";
import { TypeSwitches } from "@/components/admin/types/type-switches";
import { categoryNames } from "@/components/admin/types/type-words";
import { VersionTable } from "@/components/admin/types/version-table";
import "@/components/admin/types/types.css";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { orNotFound } from "@/lib/http/admin/or-not-found";
import { readPageQuery } from "@/lib/http/admin/read-page-query";
import { requireMember } from "@/lib/http/admin/require-member";
import { describeType } from "@/lib/services/destination-type/describe-type";
import { mayDo } from "@/lib/services/member/permissions";
import { retire, setEnabled } from "../actions";

export const metadata: Metadata = { title: "Destination type" };

const schema = z.object({ before: z.coerce.number().int().min(1).max(2_147_483_647).optional() });

/** One destination type: what it asks for, what it tests, how its form looks. */
export default async function TypePage(props: PageProps<"/admin/destination-types/[type]">) {
  const { member: caller } = await requireMember({ permission: "dashboard:read" });
  const { type } = await props.params;
  const { before } = await readPageQuery({ schema, searchParams: props.searchParams });
  const shown = await orNotFound({ read: () => describeType({ caller, type, before }) });
  const { title, category, docsUrl } = shown.schema;
  const mayWrite = mayDo({ role: caller.role, permission: "destination-types:write" });
  return (
    <>
      <PageHeader
        title={title}
        description={
          <>
            {categoryNames[category]}. <a href={docsUrl}>Documentation</a>
          </>
        }
        back={{ href: "/admin/destination-types", label: "Destination types" }}
        actions={
          mayWrite &&
          !shown.isRetired && (
            <TypeSwitches {...shown} type={type} title={title} actions={{ setEnabled, retire }} />
          )
        }
      />
      <div className="lk-stack">
        <Standing isRetired={shown.isRetired} isEnabled={shown.isEnabled} />
        <div className="lk-type-split">
          <Facts {...shown} type={type} />
          <Card
            flush
            title="Preview"
            description="The real form in your theme. Nothing can be sent from here."
          >
            <iframe className="lk-preview" src={`/admin/preview/${type}`} title={`Form of ${title}`} />
          </Card>
        </div>
      </div>
    </>
  );
}

type Shown = Awaited<ReturnType<typeof describeType>>;

function Standing({ isRetired, isEnabled }: Pick<Shown, "isRetired" | "isEnabled">) {
  if (isRetired) return <Banner tone="info" title="Retired: it gets no new connections" />;
  return isEnabled ? null : (
    <Banner tone="info" title="Not offered: nobody can make a new connection of it" />
  );
}

function Facts(props: Shown & { readonly type: string }) {
  const { type, schema: card, tests, isOwn, versions, nextBefore } = props;
  const address = `/admin/destination-types/${type}`;
  return (
    <div className="lk-stack">
      <Card title="Report card" description="Steps, and what each asks for.">
        <StepList steps={card.steps} />
      </Card>
      <Card title="Setup tests" description="In this order, with the answers a form opens with.">
        <ol className="lk-type-tests">
          {tests.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ol>
      </Card>
      {isOwn && (
        <Card flush title="Versions" description="Connections keep the version they were made with.">
          <VersionTable rows={versions} />
          <Pagination nextHref={nextBefore === null ? null : `${address}?before=${nextBefore}`} />
        </Card>
      )}
    </div>
  );
}
