import type { PropertyValues } from "@/lib/shared/report-card/types";
import { awsEndpoint } from "../kit/aws/aws-endpoint";
import type { ApiPlace } from "../kit/http-api/reach-stages";
import { textValue } from "../kit/text-value";
import { catalogType } from "./settings";

/** Where the REST catalog of the user is. */
export const place: ApiPlace = {
  service: "The catalog",
  base: ({ text }) => text("host"),
  hostField: "host",
  isUserNamed: true,
};

/** The catalog of Google's lakehouse. */
const googleCatalogUrl = "https://biglake.googleapis.com/iceberg/v1/restcatalog";

/** Region of the table bucket, which its ARN names. */
export function tableBucketRegion(values: PropertyValues): string {
  return textValue({ values, name: "table_bucket_arn" }).split(":")[3] ?? "";
}

/** Where a catalog that speaks the REST protocol is, up to but without `/v1`. */
export function restBase(values: PropertyValues): string {
  const type = catalogType(values);
  if (type === "catalog_google_lakehouse") return googleCatalogUrl;
  if (type === "catalog_s3_tables") {
    return `${awsEndpoint({ service: "s3tables", region: tableBucketRegion(values) })}/iceberg`;
  }
  return withoutVersion(textValue({ values, name: "host" }));
}

/** The address of a REST catalog as people paste it, up to but without `/v1`. */
export function withoutVersion(address: string): string {
  return address.trim().replace(/\/+$/, "").replace(/\/v1$/, "");
}

/** What the catalog calls the warehouse. */
export function warehouseOf(values: PropertyValues): string {
  const text = (name: string) => textValue({ values, name });
  const type = catalogType(values);
  if (type === "catalog_s3_tables") return text("table_bucket_arn");
  if (type === "catalog_iceberg_rest") return text("warehouse");
  // A catalog over one bucket has the bucket's name ("BigLake metastore, Iceberg REST catalog").
  const isOfBucket = text("catalog_name") === text("bucket_name");
  return isOfBucket
    ? `gs://${text("bucket_name")}`
    : `bl://projects/${text("project_id")}/catalogs/${text("catalog_name")}`;
}
