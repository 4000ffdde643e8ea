import type { Metadata } from "next";
import { connection } from "next/server";
import { Prose } from "@/components/docs/prose";
import { anchorOf, type TroubleGroup, troubleGroups } from "@/lib/shared/docs/troubleshooting/trouble-groups";

export const metadata: Metadata = { title: "Error codes" };

/** Cause and fix of every error code. */
export default async function TroubleshootingPage() {
  await connection();
  return (
    <>
      <h1>Error codes</h1>
      <p>
        Codes are stable: safe to switch on. The form itself does not show all of them; <code>onExit</code>,
        webhooks and the API do. Where the form does not show at all, start with the{" "}
        <a href="/docs/doctor">embed doctor</a>.
      </p>
      <nav aria-label="Groups of codes">
        <ul>
          {troubleGroups.map(({ id, title }) => (
            <li key={id}>
              <a href={`#group-${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {troubleGroups.map((group) => (
        <Group key={group.id} group={group} />
      ))}
    </>
  );
}

function Group({ group }: { readonly group: TroubleGroup }) {
  return (
    <section aria-labelledby={`group-${group.id}`}>
      <h2 id={`group-${group.id}`}>{group.title}</h2>
      <p className="muted">
        <Prose text={group.where} />
      </p>
      {group.entries.map(({ code, title, cause, fix }) => (
        <div key={code} id={anchorOf(group, code)} className="docs-entry">
          <h3>
            <a href={`#${anchorOf(group, code)}`}>
              <code>{code}</code>
            </a>{" "}
            {title}
          </h3>
          <p>
            <Prose text={cause} />
          </p>
          <p>
            <strong>Do this:</strong> <Prose text={fix} />
          </p>
        </div>
      ))}
    </section>
  );
}
