import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { connectionView } from "./connection-view";
import { getConnection } from "./get-connection";

/** What a form for editing starts from: plain answers, and which secrets are on file (seed 001). */
export const editSettings = connectionView.pick({ config: true, secretFields: true });

/** @throws NotFoundError */
export async function getEditSettings(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<z.infer<typeof editSettings>> {
  const { config, secretFields } = await getConnection({ caller: input.caller, where: { id: input.id } });
  return { config, secretFields };
}
