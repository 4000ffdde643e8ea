import "server-only";
import { X509Certificate } from "node:crypto";
import { certificateFacts } from "@/lib/network/certificate-facts";
import { privateKeyFacts } from "@/lib/network/private-key-facts";
import { NotFoundError } from "@/lib/services/errors";
import type { KeyFileFacts } from "@/lib/shared/capture/consent-contract";
import { findProperty } from "@/lib/shared/report-card/find-property";
import { keyFileKind, refuseKeyFile, repairKeyFile } from "@/lib/shared/report-card/key-file";
import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import type { StoredCapture } from "@/lib/store/find-capture";
import { captureContext } from "./capture-context";

const unreadable = "This cannot be read: it may be cut off or changed. Copy the whole file again.";

/**
 * Tells what a pasted key file is, so that a person sees whether it is the right one. Nothing is kept, and
 * nothing secret is told.
 * @throws NotFoundError where the property takes no key file
 */
export async function describeKeyFile(input: {
  readonly capture: StoredCapture;
  readonly type: string;
  readonly property: string;
  readonly text: string;
}): Promise<KeyFileFacts> {
  const { schema } = await captureContext(input);
  const property = findProperty({ steps: schema.steps, name: input.property });
  const kind = property === undefined ? null : keyFileKind(property);
  if (kind === null) throw new NotFoundError({ what: "key file" });
  const { text } = repairKeyFile(input.text);
  const refusal = refuseKeyFile({ kind, text });
  if (refusal !== null) return { refusal, facts: [] };
  const facts = { service_account: accountFacts, private_key: keyFacts, certificate: chainFacts }[kind](text);
  return facts === null ? { refusal: unreadable, facts: [] } : { refusal: null, facts };
}

function accountFacts(text: string): readonly SetupTestFact[] | null {
  const file = Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  const key = privateKeyFacts({ text: String(file.private_key).replaceAll("\\n", "\n") });
  if (key === null) return null;
  const shown = { Project: file.project_id, Account: file.client_email, "Key ID": file.private_key_id };
  return [...Object.entries(shown).map(([label, value]) => ({ label, value: line(value) })), ...key];
}

function keyFacts(text: string): readonly SetupTestFact[] | null {
  return privateKeyFacts({ text });
}

/** Of a chain the first: it is the one that is meant. */
function chainFacts(text: string): readonly SetupTestFact[] | null {
  try {
    const certificate = new X509Certificate(text);
    const isOver = certificate.validToDate <= new Date();
    const expired = isOver ? [{ label: "Expired", value: "Yes: ask for a newer one" }] : [];
    return [...expired, ...certificateFacts({ certificate })];
  } catch {
    return null;
  }
}

/** One plain line of what a file says of itself. */
function line(value: unknown): string {
  const text = typeof value === "string" ? value : "";
  return text.replaceAll(/\p{C}+/gu, "").slice(0, 200) || "Not named";
}
