import type { DialectDifferences } from "@/lib/shared/dialect/differences";

/** What a client of one vendor finds here. */
export function DialectNotes({ dialect }: { readonly dialect: DialectDifferences }) {
  const { vendor, title, baseUrl, authentication, operations, differences } = dialect;
  return (
    <section aria-labelledby={vendor}>
      <h2 id={vendor}>{title}</h2>
      <p>
        Base URL <code>{baseUrl}</code>. {withoutMarks(authentication)}
      </p>
      <NotesTable
        caption="Operations"
        head={["Operation", "The same", "Different, and why"]}
        rows={operations.map(({ operation, same, differs }) => [operation, same, differs])}
      />
      <NotesTable
        caption="Values and rules"
        head={["There", "Here", "Why"]}
        rows={differences.map(({ what, here, why }) => [what, here, why])}
      />
    </section>
  );
}

function NotesTable(props: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly [string, string, string])[];
}) {
  return (
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
        {props.rows.map(([first, second, third]) => (
          <tr key={first}>
            <th scope="row">{withoutMarks(first)}</th>
            <td>{withoutMarks(second)}</td>
            <td>{withoutMarks(third)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The notes mark code as Markdown does. */
function withoutMarks(text: string): string {
  return text.replaceAll("`", "");
}
