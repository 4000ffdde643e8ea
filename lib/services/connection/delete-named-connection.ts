import "server-only";
import type { Caller } from "@/lib/services/caller";
import { InvalidInputError } from "@/lib/services/errors";
import { deleteConnection } from "./delete-connection";
import { getConnection } from "./get-connection";

/**
 * Deletes a connection whose name the member typed: the right one, and on purpose.
 * @throws InvalidInputError where it has another name; NotFoundError
 */
export async function deleteNamedConnection(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly name: string;
}): Promise<void> {
  const { caller, id } = input;
  const { name } = await getConnection({ caller, where: { id } });
  if (name.trim() !== input.name.trim()) {
    throw new InvalidInputError({ fields: [{ property: "name", message: "Type the connection's name." }] });
  }
  await deleteConnection({ caller, id, ifMatch: null });
}
