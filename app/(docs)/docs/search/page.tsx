import type { Metadata } from "next";
import { searchDocs } from "@/lib/http/docs/search-docs";

export const metadata: Metadata = { title: "Search" };

interface Props {
  readonly searchParams: Promise<{ readonly q?: string | readonly string[] }>;
}

/** What the documentation has for some words. Works without JavaScript. */
export default async function SearchPage({ searchParams }: Props) {
  const { q } = await searchParams;
  const query = typeof q === "string" ? q.slice(0, 200) : "";
  const hits = await searchDocs(query);
  return (
    <>
      <h1>Search</h1>
      <p role="status">{hits.length === 0 ? "Nothing found. Try fewer words." : `${hits.length} found`}</p>
      <ul className="operations">
        {hits.map(({ href, title, summary }) => (
          <li key={`${href} ${title}`}>
            <a href={href}>{title}</a>
            <span className="muted">{summary}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
