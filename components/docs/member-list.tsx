import type { DocumentedMember } from "@/lib/shared/docs/types";
import { Prose } from "./prose";

/** Options, methods or fields: name, type, what it is, what holds without it. */
export function MemberList({ members }: { readonly members: readonly DocumentedMember[] }) {
  return (
    <ul className="fields">
      {members.map(({ name, type, required, summary, fallback }) => (
        <li key={name}>
          <code className="field-name">{name}</code>{" "}
          <span className="muted">
            <code>{type}</code>
            {required ? "" : ", optional"}
          </span>
          {summary !== "" && (
            <p>
              <Prose text={summary} />
            </p>
          )}
          {fallback !== undefined && <p className="muted">Default: {fallback}</p>}
        </li>
      ))}
    </ul>
  );
}
