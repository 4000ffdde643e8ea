import type { Browsing } from "../../browsing";
import type { Connector, ConnectorSchema } from "../../types";
import { defineConnector } from "../define-connector";
import { type ApiStage, toStage } from "./api-stage";
import { createApiState } from "./api-state";
import { type ApiPlace, reachStages } from "./reach-stages";

/** Puts a schema, the place of an API and what to ask of it together. */
export function defineHttpApi(input: {
  readonly schema: ConnectorSchema;
  readonly place: ApiPlace;
  /** Property that holds the credential: what an unexplained 401 or 403 points to. */
  readonly credentialField: string;
  readonly stages: readonly ApiStage[];
  readonly browsing?: Browsing;
}): Connector {
  const { schema, place, credentialField } = input;
  return defineConnector({
    schema,
    ...(input.browsing === undefined ? {} : { browsing: input.browsing }),
    createState: createApiState,
    stages: [
      ...reachStages(place),
      ...input.stages.map((stage) => toStage({ stage, place, credentialField })),
    ],
  });
}
