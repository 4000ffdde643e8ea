"use client";
import { useId, useState } from "react";
import type { DocumentedGroup, DocumentedOperation } from "@/lib/shared/api-docs/types";

type Named = Pick<DocumentedOperation, "id" | "method" | "path" | "summary">;
type Group = Pick<DocumentedGroup, "name" | "title"> & { readonly operations: readonly Named[] };

/** Every operation as a link, narrowed down by what is typed. Without JavaScript the whole list stands. */
export function OperationSearch({ groups }: { readonly groups: readonly Group[] }) {
  const [wanted, setWanted] = useState("");
  const field = useId();
  const shown = groups
    .map((group) => ({ ...group, operations: group.operations.filter((one) => matches(one, wanted)) }))
    .filter(({ operations }) => operations.length > 0);
  const count = shown.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <>
      <div className="search">
        <label htmlFor={field}>Find an operation</label>
        <input
          id={field}
          type="search"
          autoComplete="off"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <p role="status" className="muted">
          {wanted === "" ? `${count} operations` : `${count} found`}
        </p>
      </div>
      {shown.map(({ name, title, operations }) => (
        <section key={name} aria-labelledby={`group-${name}`}>
          <h3 id={`group-${name}`}>
            <a href={`/docs/api/${name}`}>{title}</a>
          </h3>
          <Operations group={name} operations={operations} />
        </section>
      ))}
    </>
  );
}

function Operations(props: { readonly group: string; readonly operations: readonly Named[] }) {
  return (
    <ul className="operations">
      {props.operations.map(({ id, method, path, summary }) => (
        <li key={id}>
          <a href={`/docs/api/${props.group}#${id}`}>{summary}</a>
          <span className="muted">
            <span className="method">{method}</span> <code>{path}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Every word typed stands somewhere in name, address or summary. */
function matches({ id, method, path, summary }: Named, wanted: string): boolean {
  const text = `${id} ${method} ${path} ${summary}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
