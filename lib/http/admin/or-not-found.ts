import "server-only";
import { notFound } from "next/navigation";
import { NotFoundError } from "@/lib/services/errors";

const uuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/;

/**
 * What a page shows, or the calm page for what is not there: deleted, never made, or of another workspace.
 * @param id of the row where it has to be a UUID: the database would refuse anything else
 */
export async function orNotFound<T>(input: {
  readonly id?: string;
  readonly read: () => Promise<T>;
}): Promise<T> {
  if (input.id !== undefined && !uuid.test(input.id)) notFound();
  try {
    return await input.read();
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
