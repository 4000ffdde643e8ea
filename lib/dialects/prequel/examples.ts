import type { DialectExamples } from "@/lib/shared/dialect/examples";

const shown = {
  host: "db.example.com",
  port: 5432,
  database: "app",
  schema: "public",
  auth_method: "password_auth",
  use_ssh_tunnel: false,
  disable_ssl: false,
  connection_timeout_in_seconds: 10,
};
const postgres = {
  ...shown,
  password_auth: { username: "loader", password: "the password of loader" },
};

/** What the document shows: bodies by operation, and values by the name of their key. */
export const prequelExamples: DialectExamples = {
  bodies: {
    prequelCreateRecipient: { recipient: { name: "Acme", id_in_provider_system: "customer-42" } },
    prequelCreateDestination: {
      destination: {
        vendor: "postgres",
        name: "Warehouse of Acme",
        id_in_provider_system: "customer-42",
        products: ["raw"],
        enabled_models: ["orders"],
        frequency_minutes: 60,
        postgres,
      },
    },
    prequelUpdateDestination: {
      destination: {
        frequency_minutes: 30,
        is_enabled: true,
        postgres: { password_auth: { username: "loader", password: "the new password of loader" } },
      },
    },
    prequelTestNewDestination: { destination: { vendor: "postgres", postgres } },
    prequelTestExistingDestination: {},
    prequelCreateMagicLink: {
      magic_link: {
        recipient_id: "3f2b8c1e-5d4a-4e7b-9c60-1a2b3c4d5e6f",
        vendor: "s3",
        bucket_name: "acme-lake",
        redirect_url: "https://app.example.com/connected",
      },
    },
  },
  values: {
    name: "Warehouse of Acme",
    vendor: "postgres",
    message: "The connection works.",
    id_in_provider_system: "customer-42",
    products: ["raw"],
    enabled_models: ["orders"],
    frequency_minutes: 60,
    is_enabled: true,
    postgres: { ...shown, password_auth: { username: "loader" } },
    created_at: "2026-11-20T09:30:00.000Z",
    updated_at: "2026-11-20T09:30:00.000Z",
    last_successful_transfer_ended_at: null,
    last_completed_transfer: null,
    link: "https://latchkey.example.com/link/ls_example#lkt_example",
    host: "latchkey.example.com",
    redirect_url: "https://app.example.com/connected",
  },
};
