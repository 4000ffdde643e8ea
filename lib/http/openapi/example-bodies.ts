import { exampleValues } from "./example-values";

const { credentials, recipient } = exampleValues;

const customType = {
  title: "Acme Lake",
  category: "warehouse",
  docsUrl: "https://docs.example.com/",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      properties: [
        {
          name: "api_key",
          title: "API key",
          is_credential: true,
          json_schema: { type: "string", minLength: 8 },
        },
      ],
    },
  ],
  check: {
    requests: [
      {
        id: "authenticate",
        title: "Sign in",
        method: "GET",
        url: "https://api.example.com/v1/me",
        headers: { Authorization: "Bearer {{api_key}}" },
      },
    ],
  },
};

/** Bodies that examples show, by operation, where the required fields alone would not show the point. */
export const exampleBodies: Readonly<Record<string, unknown>> = {
  createConnection: {
    name: "Warehouse of Acme",
    provider: "postgres",
    credentials,
    recipient,
    loadSettings: { mode: "upsert", frequencyMinutes: 60 },
  },
  updateConnection: { description: "Nightly export", loadSettings: { isPaused: true } },
  createLinkSession: {
    recipient,
    destinationTypes: ["postgres", "snowflake"],
    allowedOrigins: ["https://app.example.com"],
    fields: {
      postgres: [{ property: "database", mode: "locked", value: "shop", reason: "Acme's own database" }],
    },
  },
  createWebhook: {
    url: "https://app.example.com/latchkey-events",
    eventTypes: ["connection.status_changed"],
  },
  updateWebhook: { enabled: false },
  createApiKey: { name: "Nightly export", scopes: ["connections:read", "credentials:release"] },
  updateApiKey: { allowedNetworks: ["203.0.113.0/24"] },
  releaseCredentials: { purpose: "nightly export", leaseSeconds: 3600 },
  registerDestinationType: { id: "acme_lake", ...customType },
  replaceDestinationType: customType,
  updateWorkspace: { forbidPlaintextRelease: true },
};
