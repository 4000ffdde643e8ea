import type { DialectExamples } from "@/lib/shared/dialect/examples";

/** What the document shows: bodies by operation, and values by the name of their key. */
export const improvadoExamples: DialectExamples = {
  bodies: {
    improvadoCreateConnection: {
      title: "Warehouse of Acme",
      create_load_for_new_tables: true,
      destination_name: "postgres",
      conenctions_params: {
        host: "db.example.com",
        port: "5432",
        database: "app",
        username: "loader",
        password: "the password of loader",
        encryption_type: "none",
        ssl: true,
      },
    },
    improvadoReauthorizeConnection: {
      title: "Warehouse of Acme",
      connection_params: { password: "the new password of loader" },
    },
    improvadoUpdateConnection: { create_load_for_new_tables: true },
  },
  values: {
    title: "Warehouse of Acme",
    datasource_name: "postgres",
    status: "connected",
    created_at: "2026-11-20T09:30:00.000Z",
    updated_at: "2026-11-20T09:30:00.000Z",
    accounts_number: 12,
    enabled_for_extraction_accounts_number: 3,
    accounts_status: "ready",
    update_accounts_last_successed: "2026-11-20T09:30:00.000Z",
    update_accounts_was_successfull: true,
    error_text: null,
    is_editable: true,
    create_load_for_new_tables: true,
    result: "valid",
  },
};
