import type { ApiState } from "../kit/http-api/api-state";
import { textValue } from "../kit/text-value";
import type { Stage } from "../types";

const names = [
  { property: "connection_type", to: "the storage account" },
  { property: "databricks_connection_type", to: "Databricks" },
] as const;

/** Says that the way chosen for the data is not the way of this test. */
export const connectionStages: readonly Stage<ApiState>[] = names.map(({ property, to }) => ({
  id: property,
  title: `Check the connection to ${to}`,
  applies: (values) => {
    const chosen = textValue({ values, name: property, fallback: "Directly" });
    const isUsed =
      property === "connection_type" ||
      textValue({ values, name: "should_maintain_tables_in_databricks" }) === "true";
    return isUsed && chosen !== "Directly";
  },
  run: async () => ({
    status: "WARNING",
    code: "invalid_value",
    field: property,
    message: `The data is to reach ${to} another way, and this test goes out directly.`,
    hint: "If the test cannot reach it, ask whoever runs this service to try the way you chose.",
  }),
}));
