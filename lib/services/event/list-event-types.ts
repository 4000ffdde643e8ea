import { z } from "zod";
import { eventCatalogue, eventTypes } from "./event-catalogue";

/** Every kind of event, with the JSON Schema of its `data`. */
export const eventTypeList = z.object({
  eventTypes: z.array(
    z.object({
      type: z.string(),
      summary: z.string(),
      stability: z.enum(["stable", "experimental"]),
      schema: z.record(z.string(), z.unknown()),
    }),
  ),
});

export async function listEventTypes(): Promise<z.infer<typeof eventTypeList>> {
  return {
    eventTypes: eventTypes.map((type) => {
      const { summary, stability, payload } = eventCatalogue[type];
      return { type, summary, stability, schema: { ...z.toJSONSchema(payload) } };
    }),
  };
}
