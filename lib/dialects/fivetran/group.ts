import type { z } from "zod";
import type { fivetranGroup } from "./shapes";

/** A recipient as Fivetran shows a group. */
export function toGroup(recipient: {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}): z.infer<typeof fivetranGroup> {
  return { id: recipient.id, name: recipient.name, created_at: recipient.createdAt };
}
