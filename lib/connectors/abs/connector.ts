import { defineConnector, type RunState } from "../kit/define-connector";
import { azureStore } from "../kit/object-store/azure-store";
import { browseObjects } from "../kit/object-store/listing/browse-objects";
import { type ObjectStagesDefinition, objectStages } from "../kit/object-store/object-stages";
import { judgeSas, readSas, sasEnd } from "../kit/object-store/read-sas";
import { createOpenResources } from "../kit/open-resources";
import { textValue } from "../kit/text-value";
import type { Stage } from "../types";
import { schema } from "./schema";

const readToken: Stage<RunState> = {
  id: "sas_token",
  title: "Read the SAS token",
  run: async ({ values }) => {
    const pasted = textValue({ values, name: "shared_access_signature_token" });
    const failure = judgeSas({ pasted, now: new Date() });
    return (
      failure ?? { status: "PASSED", message: "The token is valid now and names the permissions needed." }
    );
  },
};

const createState = (): RunState => ({ resources: createOpenResources() });

/** What comes before the store can be opened. */
const opening: readonly Stage<RunState>[] = [readToken];

const objects: ObjectStagesDefinition<RunState> = {
  noun: "container",
  fields: { dns_not_found: "storage_account_name" },
  open: ({ values, context }) =>
    azureStore({
      context,
      account: textValue({ values, name: "storage_account_name" }),
      container: textValue({ values, name: "container_name" }),
      access: {
        kind: "sas",
        sas: readSas({ pasted: textValue({ values, name: "shared_access_signature_token" }) }),
      },
    }),
};

export default defineConnector<RunState>({
  schema,
  createState,
  stages: [...opening, ...objectStages<RunState>(objects)],
  browsing: browseObjects<RunState>({ stages: opening, createState, open: objects.open }),
  endsAt: (values) => sasEnd({ pasted: textValue({ values, name: "shared_access_signature_token" }) }),
});
