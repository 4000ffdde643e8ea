import type { ApiState } from "../kit/http-api/api-state";
import { pointToField } from "../kit/point-to-field";
import type { Stage, StageOutcome } from "../types";
import { explainDfs } from "./dfs-failures";
import { dfsStore } from "./dfs-store";

/** Finds the container, and whether its account has folders that are more than names. */
export const filesystem: Stage<ApiState> = {
  id: "hierarchical_namespace",
  title: "Check the hierarchical namespace",
  run: ({ values, context, state }) =>
    pointToField({
      fields: { dns_not_found: "storage_account_name" },
      egressAddresses: context.egressAddresses,
      work: async () => {
        const store = dfsStore({ values, context, token: state.kept.get("access_token") ?? "" });
        const query = { resource: "filesystem" };
        const { signal } = context;
        // "Filesystem - Get Properties". A HEAD has no body: the reason is in a header.
        const answer = await store.request({ method: "HEAD", path: "", query, signal });
        if (answer.status !== 200) return explainDfs({ action: "look at", answer, context });
        return judge(answer.headers["x-ms-namespace-enabled"] ?? "");
      },
    }),
};

function judge(enabled: string): StageOutcome {
  if (/^true$/i.test(enabled)) {
    return { status: "PASSED", message: "The storage account has a hierarchical namespace." };
  }
  const hint =
    "Data Lake Storage needs it. Upgrade the storage account in the portal, under Data Lake Gen2 upgrade, or choose another one.";
  if (/^false$/i.test(enabled)) {
    return {
      status: "FAILED",
      code: "invalid_value",
      field: "storage_account_name",
      message: "The storage account has no hierarchical namespace.",
      hint,
    };
  }
  return {
    status: "WARNING",
    code: "wrong_service",
    field: "storage_account_name",
    message: "The service does not say whether the storage account has a hierarchical namespace.",
    hint,
  };
}
