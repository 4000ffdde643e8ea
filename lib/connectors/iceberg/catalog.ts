import type { Catalog } from "./catalog-contract";
import { glueCatalog } from "./glue-catalog";
import { restCatalog } from "./rest-catalog";
import { catalogType } from "./settings";
import type { IcebergRun } from "./state";

/** The catalog of these answers. */
export function openCatalog(run: IcebergRun): Catalog {
  return catalogType(run.values) === "catalog_glue" ? glueCatalog(run) : restCatalog(run);
}
