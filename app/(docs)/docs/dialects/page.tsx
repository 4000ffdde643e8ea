import type { Metadata } from "next";
import { connection } from "next/server";
import { DialectNotes } from "@/components/api-docs/dialect-notes";
import { fivetranDifferences } from "@/lib/dialects/fivetran/differences";
import { improvadoDifferences } from "@/lib/dialects/improvado/differences";
import { prequelDifferences } from "@/lib/dialects/prequel/differences";
import { stitchDifferences } from "@/lib/dialects/stitch/differences";

const dialects = [stitchDifferences, fivetranDifferences, prequelDifferences, improvadoDifferences];

export const metadata: Metadata = { title: "Clients of other vendors" };

/** For teams that move a client over: operation by operation, what is the same here, what differs and why. */
export default async function DialectsPage() {
  await connection();
  return (
    <>
      <h1>Clients of other vendors</h1>
      <p>
        A client written for one of these works here with another base URL and an API key of Latchkey. What it
        makes is a connection like any other: the same checks, the same audit log, the same permissions.
      </p>
      {dialects.map((dialect) => (
        <DialectNotes key={dialect.vendor} dialect={dialect} />
      ))}
    </>
  );
}
