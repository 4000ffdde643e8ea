import "server-only";
import { timingSafeEqual } from "node:crypto";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { openCredential } from "@/lib/services/credential/open-credential";
import { findProperty } from "@/lib/shared/report-card/find-property";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { tenantStore } from "@/lib/store/tenant-store";
import type { Secret } from "@/lib/vault/secret";
import { VaultError } from "@/lib/vault/vault-error";
import type { ReviewChange } from "./review-view";

interface ReviewedVersion {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly credentialVersion: number;
}

/**
 * What a version asks for that the last accepted one did not. Secrets are opened to be compared, here, and
 * tell only whether they are the same.
 */
export async function changedAnswers(input: {
  readonly row: ReviewedVersion;
  readonly connection: { readonly credentialVersion: number; readonly config: unknown };
  readonly schema: ConnectorSchema | null;
}): Promise<{
  readonly changes: ReviewChange[];
  readonly hasBefore: boolean;
  readonly config: PropertyValues;
}> {
  const { row, connection, schema } = input;
  const { connectionId, credentialVersion } = row;
  const { credentialVersion: versions } = tenantStore(row);
  const after = await versions.findFirst({ where: { connectionId, version: credentialVersion } });
  const before = await versions.findFirst({
    where: { connectionId, version: { lt: credentialVersion }, acceptedAt: { not: null } },
    orderBy: { version: "desc" },
  });
  const own = connection.credentialVersion === credentialVersion ? connection.config : {};
  const config = (after?.config ?? own) as PropertyValues;
  const plain = plainChanges({ schema, before: (before?.config ?? {}) as PropertyValues, after: config });
  const secrets = await secretChanges({ row, schema, before: before?.version ?? null, gone: after === null });
  return { changes: [...plain, ...secrets], hasBefore: before !== null, config };
}

function plainChanges(input: {
  readonly schema: ConnectorSchema | null;
  readonly before: PropertyValues;
  readonly after: PropertyValues;
}): ReviewChange[] {
  const { before, after } = input;
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].map((property) => {
    const [from, to] = [textOf(before[property]), textOf(after[property])];
    const kind = from === to ? "same" : from === null ? "added" : to === null ? "removed" : "changed";
    return { ...named(input, property), secret: false, kind, before: from, after: to };
  });
}

async function secretChanges(input: {
  readonly row: ReviewedVersion;
  readonly schema: ConnectorSchema | null;
  readonly before: number | null;
  readonly gone: boolean;
}): Promise<ReviewChange[]> {
  const { row, before } = input;
  const now = input.gone ? {} : await openOrNothing(row);
  const then = before === null ? {} : await openOrNothing({ ...row, credentialVersion: before });
  const names = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  const changes = names.map((property) => {
    const kind = kindOf({ before: then[property], after: now[property] });
    return { ...named(input, property), secret: true, kind, before: null, after: null };
  });
  for (const secret of [...Object.values(now), ...Object.values(then)]) secret.wipe();
  return changes;
}

function kindOf(input: {
  readonly before?: Secret | undefined;
  readonly after?: Secret | undefined;
}): ReviewChange["kind"] {
  const { before, after } = input;
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  const [a, b] = [before.revealBytes(), after.revealBytes()];
  const same = a.length === b.length && timingSafeEqual(a, b);
  a.fill(0);
  b.fill(0);
  return same ? "same" : "changed";
}

/** One that does not open is shown as if it were not there: the check has told of it already. */
async function openOrNothing(place: ReviewedVersion): Promise<Readonly<Record<string, Secret>>> {
  try {
    return await openCredential(place);
  } catch (error) {
    if (error instanceof VaultError) return {};
    throw error;
  }
}

function named(input: { readonly schema: ConnectorSchema | null }, property: string) {
  const { schema } = input;
  const found = schema === null ? undefined : findProperty({ steps: schema.steps, name: property });
  return { property, title: found?.title ?? property };
}

function textOf(value: PropertyValues[string]): string | null {
  return value === undefined || value === "" ? null : String(value);
}
