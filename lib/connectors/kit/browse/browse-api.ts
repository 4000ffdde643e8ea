import type { BrowseInput } from "../../browsing";
import { type ApiCheck, type ApiStage, createApiCheck, toStage } from "../http-api/api-stage";
import { type ApiState, createApiState } from "../http-api/api-state";
import type { ApiPlace } from "../http-api/reach-stages";
import { browseThrough } from "./browse-through";

/** Makes one function of `Browsing` out of calls to an HTTP API that is signed in to. */
export type ApiLook = <Input extends BrowseInput, Result>(
  work: (input: Input & { readonly api: ApiCheck }) => Promise<Result>,
) => (input: Input) => Promise<Result>;

/**
 * Looks into an HTTP API: runs the stages that sign in (and find what the look needs), then the work
 * with the same `call` and `kept` as the stages have.
 */
export function browseApi(definition: {
  readonly place: ApiPlace;
  readonly credentialField: string;
  readonly stages: readonly ApiStage[];
}): ApiLook {
  const { place, credentialField } = definition;
  const look = browseThrough<ApiState>({
    createState: createApiState,
    stages: definition.stages.map((stage) => toStage({ stage, place, credentialField })),
  });
  return (work) =>
    look((input) => {
      const { values, context, state } = input;
      return work({ ...input, api: createApiCheck({ place, credentialField, values, context, state }) });
    });
}
