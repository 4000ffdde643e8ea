import { randomBytes } from "node:crypto";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { StageRefusal } from "../kit/http-api/api-failure";
import { reachStages } from "../kit/http-api/reach-stages";
import type { Stage, StageOutcome } from "../types";
import { openCatalog } from "./catalog";
import type { Catalog } from "./catalog-contract";
import { place } from "./place";
import { isRest, token } from "./rest-sign-in";
import { catalogType, namespaceFields } from "./settings";
import type { IcebergRun, IcebergState } from "./state";

/** Only a host the user names is looked up and reached on its own. */
const reach: readonly Stage<IcebergState>[] = reachStages(place).map((stage) => ({
  ...stage,
  applies: isRest,
}));

const config = catalogStage({
  id: "catalog",
  title: "Open the catalog",
  applies: (values) => catalogType(values) !== "catalog_glue",
  run: async ({ catalog }) => {
    await catalog.open();
    return { status: "PASSED", message: "The catalog accepts the sign-in and knows the warehouse." };
  },
});

const namespace = catalogStage({
  id: "namespace",
  title: "Find the namespace",
  run: async ({ catalog }) => {
    if (await catalog.hasNamespace()) return { status: "PASSED", message: "The namespace is there." };
    await catalog.createNamespace();
    await catalog.dropNamespace();
    return { status: "PASSED", message: "The namespace is not there yet, and can be created." };
  },
});

const tableProbe = catalogStage({
  id: "table_probe",
  title: "Create and drop a table",
  run: async ({ catalog, values }) => {
    if (!(await catalog.hasNamespace())) {
      return { status: "PASSED", message: "Tables are tested once the namespace is there." };
    }
    // A name that every catalog takes: S3 Tables wants a letter first.
    const name = `latchkey_probe_${randomBytes(4).toString("hex")}`;
    await catalog.createTable(name);
    try {
      await catalog.dropTable(name);
    } catch (error) {
      if (error instanceof StageRefusal)
        return tableLeft({ name, field: namespaceFields[catalogType(values)] });
      throw error;
    }
    return { status: "PASSED", message: "Created a table and dropped it." };
  },
});

function tableLeft(input: { readonly name: string; readonly field: string }): StageOutcome {
  return {
    status: "WARNING",
    code: "permission_denied",
    field: input.field,
    message: `Tables can be created but not dropped. ${input.name} was left in the catalog.`,
    hint: "Allow dropping tables too, and drop this one yourself.",
  };
}

/** A stage of the catalog; its refusals become the result. */
function catalogStage(stage: {
  readonly id: string;
  readonly title: string;
  readonly applies?: (values: PropertyValues) => boolean;
  readonly run: (run: IcebergRun & { readonly catalog: Catalog }) => Promise<StageOutcome>;
}): Stage<IcebergState> {
  const { id, title, applies } = stage;
  return {
    id,
    title,
    ...(applies === undefined ? {} : { applies }),
    run: async (run) => {
      try {
        return await stage.run({ ...run, catalog: openCatalog(run) });
      } catch (error) {
        if (error instanceof StageRefusal) return error.outcome;
        throw error;
      }
    },
  };
}

/** Signs in to a REST catalog; the others are opened with what opens the bucket. */
export const signInStages: readonly Stage<IcebergState>[] = [token, config];

/** What is asked of the catalog, in order. */
export const checks: readonly Stage<IcebergState>[] = [...reach, ...signInStages, namespace, tableProbe];
