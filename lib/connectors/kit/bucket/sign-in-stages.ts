import type { Stage } from "../../types";
import { toStage } from "../http-api/api-stage";
import { createApiState } from "../http-api/api-state";
import { fetchGoogleToken, googleTokenUrl } from "../http-api/google/google-token";
import { judgeSas } from "../object-store/read-sas";
import { awsRoleStage, googleRoleStage } from "../role/role-stages";
import { textValue } from "../text-value";
import { type BucketDefinition, type BucketState, bucketMethod } from "./bucket";

const storageScope = "https://www.googleapis.com/auth/devstorage.read_write";

/** What comes before the bucket is opened: a role taken on, a key file traded in, a SAS read. */
export function bucketSignInStages<State extends BucketState>(
  definition: BucketDefinition,
): readonly Stage<State>[] {
  const { methodProperty, googleScope = storageScope } = definition;
  return [
    awsRoleStage<State>({
      methodProperty,
      applies: (values) => definition.vendor(values) === "bucket_s3",
      region: (values) => textValue({ values, name: "bucket_region" }),
      keep: ({ state, got }) => {
        state.bucket = { keys: got };
      },
    }),
    googleRoleStage<State>({
      methodProperty,
      applies: (values) => definition.vendor(values) === "bucket_gcs",
      scopes: [googleScope],
      keep: ({ state, got }) => {
        state.bucket = { token: got };
      },
    }),
    keyFileStage(definition),
    sasStage(definition),
  ];
}

/** Trades the service account's key for an access token. */
function keyFileStage<State extends BucketState>(definition: BucketDefinition): Stage<State> {
  const { googleScope: scope = storageScope } = definition;
  const stage = toStage({
    place: { service: "Google", base: () => googleTokenUrl },
    credentialField: "service_account_key",
    stage: {
      id: "bucket_sign_in",
      title: "Sign in to Google",
      run: (check) => fetchGoogleToken({ check, scope, isServiceAccount: true }),
    },
  });
  return {
    id: stage.id,
    title: stage.title,
    applies: (values) =>
      definition.vendor(values) === "bucket_gcs" &&
      bucketMethod({ definition, values }) === "gcp_service_account_key",
    run: async ({ values, context, state }) => {
      const api = createApiState();
      const outcome = await stage.run({ values, context, state: api });
      const token = api.kept.get("access_token");
      if (token !== undefined) state.bucket = { token };
      return outcome;
    },
  };
}

function sasStage<State extends BucketState>(definition: BucketDefinition): Stage<State> {
  return {
    id: "sas_token",
    title: "Read the SAS token",
    applies: (values) =>
      definition.vendor(values) === "bucket_abs" &&
      bucketMethod({ definition, values }) === "azure_service_shared_access_signature",
    run: async ({ values }) => {
      const pasted = textValue({ values, name: "shared_access_signature_token" });
      const failure = judgeSas({ pasted, now: new Date() });
      return (
        failure ?? { status: "PASSED", message: "The token is valid now and names the permissions needed." }
      );
    },
  };
}
