import { BrowseError } from "@/lib/shared/errors/browse-error";
import type { Browsing } from "../browsing";
import { browseThrough } from "../kit/browse/browse-through";
import { normalizedName } from "../kit/browse/normalized-name";
import { bucketObjects } from "../kit/bucket/bucket-stages";
import { bucketSignInStages } from "../kit/bucket/sign-in-stages";
import { createApiState } from "../kit/http-api/api-state";
import { browseObjects } from "../kit/object-store/listing/browse-objects";
import { openCatalog } from "./catalog";
import { signInStages } from "./checks";
import { bucket, namespaceOf } from "./settings";
import type { IcebergState } from "./state";

const createState = createApiState;
const grants = bucketSignInStages<IcebergState>(bucket);
const look = browseThrough<IcebergState>({ createState, stages: [...grants, ...signInStages] });

/** Tables and columns out of the catalog, files out of the bucket. */
export const browsing: Browsing = {
  ...browseObjects<IcebergState>({
    stages: grants,
    createState,
    open: bucketObjects<IcebergState>(bucket).open,
  }),
  tables: look(async (run) => {
    const schema = namespaceOf(run.values).join(".");
    const names = await openCatalog(run).listTables();
    return names.map((table) => ({
      schema,
      table,
      normalizedName: normalizedName(table),
      spec: "table",
    }));
  }),
  columns: look(async (run) => {
    const isOurs = run.schema === namespaceOf(run.values).join(".");
    const columns = isOurs ? await openCatalog(run).readColumns(run.table) : undefined;
    if (columns === undefined) throw notFound();
    return columns.map(({ name, type, isRequired, isIdentifier }) => ({
      name,
      normalizedName: normalizedName(name),
      dataType: type,
      nullable: !isRequired,
      primaryKey: isIdentifier,
    }));
  }),
};

function notFound(): BrowseError {
  return new BrowseError({
    code: "table_not_found",
    userMessage: "There is no such table in the namespace of this connection.",
  });
}
