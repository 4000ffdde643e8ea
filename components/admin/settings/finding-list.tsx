import type { Finding } from "@/lib/shared/embed-doctor/finding";
import { Badge } from "../../ui/badge";
import { CodeBlock } from "../../ui/code";

const looks = {
  problem: { tone: "danger", icon: "error", label: "Problem" },
  warning: { tone: "warning", icon: "warning", label: "Warning" },
  note: { tone: "neutral", icon: "info", label: "Note" },
} as const;

/** What the doctor found, worst first. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const isSound = findings.every(({ severity }) => severity === "note");
  return (
    <div className="lk-stack">
      {isSound && (
        <p>
          <Badge tone="success" icon="check">
            Sound
          </Badge>{" "}
          Nothing here keeps the page from holding the frame.
        </p>
      )}
      <ul className="lk-stack">
        {findings.map((finding) => (
          <Entry key={finding.id} finding={finding} />
        ))}
      </ul>
    </div>
  );
}

function Entry({ finding }: { readonly finding: Finding }) {
  const { severity, title, detail, where, line } = finding;
  const { tone, icon, label } = looks[severity];
  return (
    <li className="lk-field">
      <div className="lk-row">
        <Badge tone={tone} icon={icon}>
          {label}
        </Badge>
        <h3>{title}</h3>
      </div>
      <p>{detail}</p>
      {line !== undefined && (
        <>
          <p className="lk-help">{where}</p>
          <CodeBlock text={line} label={`the line for ${where}`} />
        </>
      )}
    </li>
  );
}
