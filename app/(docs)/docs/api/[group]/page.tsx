import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OperationSection } from "@/components/api-docs/operation-section";
import { readApiDocs } from "@/lib/http/api-docs/read-api-docs";

interface Props {
  readonly params: Promise<{ readonly group: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await findGroup(params))?.title ?? "Not found"} – API` };
}

/** The operations on one kind of thing. */
export default async function ApiGroupPage({ params }: Props) {
  const group = await findGroup(params);
  if (group === undefined) notFound();
  return (
    <>
      <nav aria-label="Place">
        <a href="/docs/api#operations">All operations</a>
      </nav>
      <h1>{group.title}</h1>
      <nav aria-label="Operations">
        <ul className="operations">
          {group.operations.map(({ id, summary }) => (
            <li key={id}>
              <a href={`#${id}`}>{id}</a>
              <span className="muted">{summary}</span>
            </li>
          ))}
        </ul>
      </nav>
      {group.operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} />
      ))}
    </>
  );
}

async function findGroup(params: Props["params"]) {
  const { group } = await params;
  return readApiDocs().find(({ name }) => name === group);
}
