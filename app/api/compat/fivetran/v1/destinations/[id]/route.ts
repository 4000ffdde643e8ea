import { z } from "zod";
import { configFields, fivetranPlace, readConfig } from "@/lib/dialects/fivetran/config";
import { readChanges, toDestination } from "@/lib/dialects/fivetran/destination";
import { fivetran, succeeded } from "@/lib/dialects/fivetran/dialect";
import * as shapes from "@/lib/dialects/fivetran/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { readVendorObject } from "@/lib/http/dialect/read-vendor-object";
import { deleteConnection } from "@/lib/services/connection/delete-connection";
import { changeDestination } from "@/lib/services/dialect/change-destination";
import { findDestination } from "@/lib/services/dialect/find-destination";
import { waitForCheck } from "@/lib/services/dialect/wait-for-check";

const address = { dialect: fivetran, path: shapes.idPath } as const;

/** One destination. */
export const GET = defineDialectRoute({
  ...address,
  operation: "fivetranGetDestination",
  summary: "One destination, by its id or by its group's; secrets are masked.",
  scope: "connections:read",
  response: shapes.envelope(shapes.fivetranDestination),
  run: async ({ caller, path: { id } }) => {
    const data = toDestination(await findDestination({ caller, id }));
    return succeeded({ message: "Destination has been found.", data });
  },
});

/** Changes what is named; a changed config is tested before it is in use. */
export const PATCH = defineDialectRoute({
  ...address,
  operation: "fivetranUpdateDestination",
  summary: "Changes what is named; a changed config is tested before it is in use.",
  scope: "connections:write",
  query: shapes.waitQuery,
  body: shapes.updateDestinationBody,
  response: shapes.envelope(shapes.fivetranDestination),
  run: async ({ caller, path, body, query: { wait_seconds: seconds }, signal }) => {
    const { id, type, card, config: onFile } = await findDestination({ caller, ...path });
    const { steps } = card;
    const credentials = readVendorObject({
      fields: configFields({ type, steps }),
      value: body.config ?? {},
      within: ["config"],
      read: (config) => readConfig({ type, steps, config, onFile }),
    });
    const settings = readChanges(body);
    const place = fivetranPlace({ type, steps, answers: { ...onFile, ...credentials } });
    await inVendorWords({ place, run: () => changeDestination({ caller, id, credentials, settings }) });
    if (body.run_setup_tests && body.config !== undefined)
      await waitForCheck({ caller, id, seconds, signal });
    const data = toDestination(await findDestination({ caller, id }));
    return succeeded({ message: "Destination has been updated.", data });
  },
});

/** Deletes a destination; its group stays. */
export const DELETE = defineDialectRoute({
  ...address,
  operation: "fivetranDeleteDestination",
  summary: "Deletes a destination and destroys its credentials; its group stays.",
  scope: "connections:write",
  response: z.object({ code: z.literal("Success"), message: z.string() }),
  run: async ({ caller, path }) => {
    const { id } = await findDestination({ caller, ...path });
    await deleteConnection({ caller, id, ifMatch: null });
    return { code: "Success", message: "Destination has been deleted." };
  },
});
