import "server-only";
import { InvalidInputError } from "@/lib/services/errors";
import { insecureTls } from "@/lib/shared/report-card/insecure-tls";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { getStore } from "@/lib/store/store-holder";

/**
 * Refuses answers that switch TLS off where the workspace forbids it. Asks the database only where there is something
 * to refuse.
 * @param place where the answers came from: a form names its field, the API the place in the body
 * @throws InvalidInputError
 */
export async function refuseInsecureTls(input: {
  readonly workspaceId: string;
  readonly values: PropertyValues;
  readonly place: "form" | "credentials";
}): Promise<void> {
  const found = insecureTls(input);
  if (found.length === 0 || !(await isForbidden(input))) return;
  const message = "TLS must stay on here. Whoever gave you this form does not allow connections without it.";
  if (input.place === "form")
    throw new InvalidInputError({ fields: found.map((property) => ({ property, message })) });
  throw new InvalidInputError({
    problems: found.map((property) => ({
      loc: ["body", "credentials", property],
      msg: "must not switch TLS off: the workspace forbids it",
      type: "value_error",
    })),
  });
}

async function isForbidden({ workspaceId: id }: { readonly workspaceId: string }): Promise<boolean> {
  const row = await getStore().prisma.workspace.findUnique({
    where: { id },
    select: { forbidInsecureTls: true },
  });
  return row?.forbidInsecureTls === true;
}
