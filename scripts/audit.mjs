// The audit log of a workspace, for whoever has to answer for it:
//   npm run audit -- export > audit.ndjson     reads it from a running Latchkey (LATCHKEY_URL, LATCHKEY_API_KEY)
//   npm run audit -- verify audit.ndjson       computes its hash chain anew, without Latchkey
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { chainText } from "../lib/shared/audit-chain.ts";

const [command, file] = process.argv.slice(2);
if (command === "export") await exportLog();
else if (command === "verify" && file !== undefined) await verifyFile(file);
else fail("Usage: npm run audit -- export > audit.ndjson, or npm run audit -- verify audit.ndjson");

/** One entry a line, oldest first; the last line is the chain's end. */
async function exportLog() {
  const base = process.env.LATCHKEY_URL ?? "http://localhost:3000";
  const key = process.env.LATCHKEY_API_KEY;
  if (key === undefined) fail("Set LATCHKEY_API_KEY to a key with the scope audit:read.");
  let after = 0;
  for (;;) {
    const answer = await fetch(`${base}/api/v1/audit-events/chain?after=${after}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (!answer.ok) fail(`Latchkey answered ${answer.status}.`);
    const { workspaceId, entries, head } = await answer.json();
    for (const entry of entries) process.stdout.write(`${JSON.stringify({ workspaceId, ...entry })}\n`);
    after = entries.at(-1)?.seq ?? after;
    if (entries.length > 0 && after < head.seq) continue;
    process.stdout.write(`${JSON.stringify({ head })}\n`);
    return;
  }
}

async function verifyFile(name) {
  let seq = 0;
  let previous = "";
  let head;
  for await (const line of createInterface({ input: createReadStream(name) })) {
    const entry = JSON.parse(line);
    if (entry.head !== undefined) {
      head = entry.head;
      continue;
    }
    if (entry.seq !== seq + 1) fail(`Broken at ${seq + 1}: the entry is missing.`);
    const hash = createHash("sha256")
      .update(chainText({ seq: entry.seq, previous, entry }))
      .digest("hex");
    if (hash !== entry.hash) fail(`Broken at ${entry.seq}: the entry was changed.`);
    seq = entry.seq;
    previous = hash;
  }
  if (head === undefined) fail("The end of the chain is missing: the export is not complete.");
  if (seq !== head.seq || (seq > 0 && previous !== head.hash))
    fail(`Broken at ${seq + 1}: the end was cut off.`);
  console.log(`Intact: ${seq} entries, the last one ${previous || "none"}.`);
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
