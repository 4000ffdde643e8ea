import type { DocumentedField, DocumentedOperation } from "@/lib/shared/api-docs/types";
import { CodeSample } from "./code-sample";
import { FieldList } from "./field-list";

/** One operation: what it takes and gives, its errors, and samples that run. */
export function OperationSection({ operation }: { readonly operation: DocumentedOperation }) {
  const { id, method, path, summary, scope, answer, samples } = operation;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="operation">
      <h2 id={`${id}-title`}>
        <a href={`#${id}`}>{id}</a>
      </h2>
      <p className="address">
        <span className="method">{method}</span> <code>{path}</code>
      </p>
      <p>{summary}</p>
      <p className="muted">
        Scope: <code>{scope}</code>
      </p>
      <Fields title="Parameters" fields={operation.parameters} />
      <Fields title="Body" fields={operation.body} />
      <h3>Call it</h3>
      <CodeSample title="curl" label={`curl sample of ${id}`} code={samples.curl} />
      <CodeSample title="TypeScript" label={`TypeScript sample of ${id}`} code={samples.typescript} />
      <h3>Answer</h3>
      {answer.example === null ? (
        <p>
          <code>{answer.status}</code>
          {answer.status === "204" ? " without a body." : ""}
        </p>
      ) : (
        <CodeSample title={answer.status} label={`answer of ${id}`} code={answer.example} />
      )}
      {answer.fields.length > 0 && (
        <details>
          <summary>Fields of the answer</summary>
          <FieldList fields={answer.fields} />
        </details>
      )}
      <Errors operation={operation} />
    </section>
  );
}

function Fields({ title, fields }: { readonly title: string; readonly fields: readonly DocumentedField[] }) {
  if (fields.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <FieldList fields={fields} />
    </>
  );
}

function Errors({ operation }: { readonly operation: DocumentedOperation }) {
  return (
    <details>
      <summary>Errors</summary>
      <ul className="fields">
        {operation.errors.map(({ status, description }) => (
          <li key={status}>
            <code className="field-name">{status}</code> {description}
          </li>
        ))}
      </ul>
    </details>
  );
}
