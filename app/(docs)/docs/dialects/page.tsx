import type { Metadata } from "next";
import { connection } from "next/server";
import { DialectNotes } from "@/components/api-docs/dialect-notes";
import { fivetranDifferences } from "@/lib/dialects/fivetran/differences";
import { fivetranSample } from "@/lib/dialects/fivetran/sample";
import { improvadoDifferences } from "@/lib/dialects/improvado/differences";
import { improvadoSample } from "@/lib/dialects/improvado/sample";
import { prequelDifferences } from "@/lib/dialects/prequel/differences";
import { prequelSample } from "@/lib/dialects/prequel/sample";
import { stitchDifferences } from "@/lib/dialects/stitch/differences";
import { stitchSample } from "@/lib/dialects/stitch/sample";

const dialects = [
  { dialect: stitchDifferences, sample: stitchSample },
  { dialect: fivetranDifferences, sample: fivetranSample },
  { dialect: prequelDifferences, sample: prequelSample },
  { dialect: improvadoDifferences, sample: improvadoSample },
];

export const metadata: Metadata = { title: "Clients of other vendors" };

/** For teams that move a client over: operation by operation, what is the same here, what differs and why. */
export default async function DialectsPage() {
  await connection();
  return (
    <>
      <h1>Clients of other vendors</h1>
      <p>
        A client written for one of these works here with another base URL and an API key of Latchkey. What it
        makes is a connection like any other: the same checks, the same audit log, the same permissions, and
        it can be edited in the frame. What was made with one of them can be read by the others, where they
        have its type.
      </p>
      <nav aria-label="Vendors">
        <ul>
          {dialects.map(({ dialect: { vendor, title } }) => (
            <li key={vendor}>
              <a href={`#${vendor}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        The samples take <code>LATCHKEY_URL</code>, the address of this installation, and{" "}
        <code>LATCHKEY_API_KEY</code>, a key with the scopes that the OpenAPI documents name. Refusals have
        the vendor&apos;s shape; <code>latchkey</code> in them holds a stable code and the id of the request.
      </p>
      {dialects.map(({ dialect, sample }) => (
        <DialectNotes key={dialect.vendor} dialect={dialect} sample={sample} />
      ))}
    </>
  );
}
