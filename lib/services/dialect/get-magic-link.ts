import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import type { DialectMagicLink } from "@/lib/shared/dialect/magic-link";
import { tenantStore } from "@/lib/store/tenant-store";
import { describeMagicLinks } from "./describe-magic-links";

/** One hosted link session. @throws NotFoundError */
export async function getMagicLink(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<DialectMagicLink> {
  const { caller, id } = input;
  const row = await tenantStore(caller).linkSession.findFirst({ where: { id, hosted: true } });
  const [link] = row === null ? [] : await describeMagicLinks({ caller, rows: [row] });
  if (link === undefined) throw new NotFoundError({ what: "magic link" });
  return link;
}
