import type { Metadata } from "next";
import { connection } from "next/server";
import { CodeSample } from "@/components/api-docs/code-sample";
import { Prose } from "@/components/docs/prose";
import { doctorUses } from "@/lib/shared/docs/doctor-uses";

export const metadata: Metadata = { title: "Embed doctor" };

/** The three ways to ask the doctor. */
export default async function DoctorPage() {
  await connection();
  return (
    <>
      <h1>Embed doctor</h1>
      <p>
        The form does not show, or a part of it does not work? The doctor looks at your page and names the
        header or the line to change: content security policy, permissions policy, sandbox, origin, mixed
        content, focus traps and what lies on top. It judges by one set of rules in three places.
      </p>
      {doctorUses.map(({ id, title, text, code }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          <p>
            <Prose text={text} />
          </p>
          {code !== null && <CodeSample title={title} label={`${title} sample`} code={code} />}
        </section>
      ))}
    </>
  );
}
