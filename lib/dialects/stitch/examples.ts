import type { DialectExamples } from "@/lib/shared/dialect/examples";

/** What the document shows: bodies by operation, and values by the name of their key. */
export const stitchExamples: DialectExamples = {
  bodies: {
    stitchCreateDestination: {
      type: "postgres",
      name: "Staging",
      description: "Postgres database for the staging environment.",
      properties: {
        database: "app",
        encryption_type: "none",
        host: "db.example.com",
        password: "the password of loader",
        port: "5432",
        ssl: "false",
        username: "loader",
      },
    },
    stitchUpdateDestination: { name: "Live", properties: { database: "live" } },
  },
  values: {
    type: "postgres",
    current_step: 2,
    current_step_type: "fully_configured",
    name: "Staging",
    display_name: null,
    description: "Postgres database for the staging environment.",
    properties: {
      database: "app",
      encryption_type: "none",
      host: "db.example.com",
      port: "5432",
      ssl: "false",
      username: "loader",
    },
    check_job_name: "116078.337658.check.8934a4cd-4d60-48c9-85e4-e95cab6d4cae",
    stitch_client_id: 116_078,
    id: 337_658,
    created_at: "2026-11-20T09:30:00Z",
    updated_at: "2026-11-20T09:30:00Z",
    deleted_at: null,
    paused_at: null,
    system_paused_at: null,
    start_time: "2026-11-20T09:30:00Z",
    completion_time: "2026-11-20T09:30:02Z",
    status: "succeeded",
  },
};
