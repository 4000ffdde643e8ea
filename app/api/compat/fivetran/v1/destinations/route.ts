import { configFields, fivetranPlace, readConfig, typeOfService } from "@/lib/dialects/fivetran/config";
import { readSettings, toDestination } from "@/lib/dialects/fivetran/destination";
import { fivetran, succeeded } from "@/lib/dialects/fivetran/dialect";
import * as shapes from "@/lib/dialects/fivetran/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { readVendorObject } from "@/lib/http/dialect/read-vendor-object";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";
import { listDestinations } from "@/lib/services/dialect/list-destinations";
import { makeDestination } from "@/lib/services/dialect/make-destination";
import { openCard } from "@/lib/services/dialect/open-card";
import { requireFreeRecipient } from "@/lib/services/dialect/require-free-recipient";
import { waitForCheck } from "@/lib/services/dialect/wait-for-check";

/** Destinations, the oldest first. */
export const GET = defineDialectRoute({
  dialect: fivetran,
  operation: "fivetranListDestinations",
  summary: "Destinations, the oldest first.",
  scope: "connections:read",
  query: shapes.pageQuery,
  response: shapes.pageOf(shapes.fivetranDestination),
  run: async ({ caller, query }) => {
    const { destinations, nextCursor } = await listDestinations({ caller, ...query });
    const data = { items: destinations.map(toDestination), next_cursor: nextCursor };
    return succeeded({ message: "Destinations have been listed.", data });
  },
});

/** Makes a group's destination and, unless told not to, waits for its setup tests. */
export const POST = defineDialectRoute({
  dialect: fivetran,
  operation: "fivetranCreateDestination",
  summary: "Makes a group's destination and answers with its setup tests.",
  scope: "connections:write",
  query: shapes.waitQuery,
  body: shapes.createDestinationBody,
  status: 201,
  response: shapes.envelope(shapes.fivetranDestination),
  run: async ({ caller, body, query: { wait_seconds: seconds }, signal }) => {
    const type = typeOfService(body) ?? "";
    const place = fivetranPlace({ type, steps: [], answers: {} });
    const steps = await inVendorWords({ place, run: () => openCard({ caller, type }) });
    const credentials = readVendorObject({
      fields: configFields({ type, steps }),
      value: body.config,
      within: ["config"],
      read: (config) => readConfig({ type, steps, config, onFile: {} }),
    });
    const run = async () => {
      const { name, externalId } = await requireFreeRecipient({ caller, id: body.group_id });
      const made = { name, provider: type, credentials, recipient: { externalId }, ...readSettings(body) };
      return makeDestination({ caller, body: { ...made, runSetupTests: body.run_setup_tests } });
    };
    const id = await inVendorWords({ place: fivetranPlace({ type, steps, answers: credentials }), run });
    if (body.run_setup_tests) await waitForCheck({ caller, id, seconds, signal });
    const data = toDestination(await describeDestination({ caller, id }));
    return succeeded({ code: "Created", message: "Operation performed.", data });
  },
});
