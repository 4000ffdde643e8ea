import { toStage } from "../kit/http-api/api-stage";
import { entraBase, fetchEntraToken } from "../kit/http-api/microsoft/entra";

/** Trades the app's secret in for an access token of the storage service. */
export const authenticate = toStage({
  place: { service: "Microsoft Entra", base: () => entraBase },
  credentialField: "secret_value",
  stage: {
    id: "authenticate",
    title: "Sign in to Microsoft Entra",
    run: (check) =>
      fetchEntraToken({
        check,
        fields: { tenant: "tenant_id", clientId: "client_id", clientSecret: "secret_value" },
        scope: "https://storage.azure.com/.default",
      }),
  },
});
