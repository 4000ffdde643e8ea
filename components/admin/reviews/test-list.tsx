import { Badge, type BadgeTone } from "../../ui/badge";

const tones: Readonly<Record<string, { readonly tone: BadgeTone; readonly label: string }>> = {
  PASSED: { tone: "success", label: "Passed" },
  WARNING: { tone: "warning", label: "Warning" },
  FAILED: { tone: "danger", label: "Failed" },
  SKIPPED: { tone: "neutral", label: "Skipped" },
};

/** What each setup test found. */
export function TestList(props: {
  readonly tests: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly message: string;
  }[];
}) {
  return (
    <ul className="lk-plain-list">
      {props.tests.map((test) => (
        <li key={test.id}>
          <span className="lk-row">
            <Badge tone={tones[test.status]?.tone ?? "neutral"}>
              {tones[test.status]?.label ?? test.status}
            </Badge>
            <span className="lk-strong">{test.title}</span>
          </span>
          <p className="lk-help">{test.message}</p>
        </li>
      ))}
    </ul>
  );
}
