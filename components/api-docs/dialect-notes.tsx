import type { ReactNode } from "react";
import type { DialectDifferences } from "@/lib/shared/dialect/differences";
import { CodeSample } from "./code-sample";

/** What a client of one vendor finds here. */
export function DialectNotes({
  dialect,
  sample,
}: {
  readonly dialect: DialectDifferences;
  /** First calls, for a shell. */
  readonly sample: string;
}) {
  const { vendor, title, baseUrl, authentication, operations, differences, additionalKeys } = dialect;
  const document = `${baseUrl}/openapi.json`;
  const additional = Object.entries(additionalKeys);
  return (
    <section aria-labelledby={vendor}>
      <h2 id={vendor}>{title}</h2>
      <p>
        Base URL <code>{baseUrl}</code>. {withCode(authentication)} Every key of every operation is in the{" "}
        <a href={document}>OpenAPI document of {title}</a>.
      </p>
      <CodeSample title="curl" label={`first calls as ${title} with curl`} code={sample} />
      <NotesTable
        caption={`Operations of ${title}`}
        head={["Operation", "The same", "Different, and why"]}
        rows={operations.map(({ operation, same, differs }) => [`\`${operation}\``, same, differs])}
      />
      <NotesTable
        caption={`Values and rules of ${title}`}
        head={["There", "Here", "Why"]}
        rows={differences.map(({ what, here, why }) => [what, here, why])}
      />
      {additional.length === 0 ? null : (
        <NotesTable
          caption={`Keys that ${title} does not show`}
          head={["Key", "What it is"]}
          rows={additional.map(([key, what]) => [`\`${key}\``, what])}
        />
      )}
    </section>
  );
}

function NotesTable(props: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="notes" tabIndex={0} aria-label={props.caption}>
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([first = "", ...others]) => (
            <tr key={first}>
              <th scope="row">{withCode(first)}</th>
              {others.map((text, at) => (
                <td key={props.head[at + 1]}>{withCode(text)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The notes mark code as Markdown does. */
function withCode(text: string): ReactNode {
  return text.split("`").map((part, at) => {
    const place = `${at}:${part}`;
    return at % 2 === 1 ? <code key={place}>{part}</code> : part;
  });
}
