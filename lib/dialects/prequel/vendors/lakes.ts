import { type DialectField, type DialectTypes, flag, inside, text } from "@/lib/shared/dialect/field";
import { retention } from "./files";
import { aws, azure, gcp, gcpAccounts, s3Keys, s3Place } from "./parts";

const folder = text("folder");
const method = "bucket_auth_method";

/** Where a catalog's tables are, of which kind of bucket they may be. */
function storage(buckets: Readonly<Record<string, readonly DialectField[]>>): readonly DialectField[] {
  return inside(
    "storage_options",
    Object.entries(buckets).flatMap(([vendor, fields]) => inside(vendor, fields, { bucket_vendor: vendor })),
  );
}

const s3 = [...s3Place, folder, ...aws(method)];
const gcs = [text("bucket_name"), folder, ...gcp(method)];

const restCatalog: readonly DialectField[] = [
  text("host"),
  text("auth_method"),
  ...inside("oauth_bearer_token_auth", [text("password")], { auth_method: "oauth_bearer_token_auth" }),
  ...inside(
    "oauth_client_secret_auth",
    [text("client_id"), text("client_secret"), text("oauth_token_uri"), text("scope")],
    { auth_method: "oauth_client_secret_auth" },
  ),
  ...storage({ bucket_gcs: gcs, bucket_s3: s3 }),
  text("namespace"),
  text("warehouse"),
];

/** Catalogs of Iceberg, each an object under its own name. */
const catalogs: Readonly<Record<string, readonly DialectField[]>> = {
  catalog_iceberg_rest: restCatalog,
  catalog_glue: [...storage({ bucket_s3: s3 }), text("database")],
  catalog_s3_tables: [...storage({ bucket_s3: s3 }), text("database"), text("table_bucket_arn")],
  catalog_google_lakehouse: [
    text("project_id"),
    text("catalog_name"),
    text("schema"),
    text("bucket_name", "bucket_name", { when: { bucket_vendor: "bucket_gcs" } }),
    folder,
    ...gcpAccounts(method),
  ],
};

/** Buckets of a Delta lake, each an object under its own name. */
const deltaBuckets: Readonly<Record<string, readonly DialectField[]>> = {
  bucket_abs: [text("storage_account_name"), text("container_name"), ...azure(method)],
  bucket_gcs: [text("bucket_name"), ...gcp(method)],
  bucket_s3_compatible: [text("host"), flag("disable_ssl"), ...s3Place, ...s3Keys(method)],
  bucket_s3: [...s3Place, ...aws(method)],
};

/** Lakes by Prequel's names. */
export const lakes: DialectTypes = {
  delta_lake: {
    type: "delta_lake",
    fields: [
      text("bucket_vendor"),
      ...Object.entries(deltaBuckets).flatMap(([vendor, fields]) =>
        inside(vendor, fields, { bucket_vendor: vendor }),
      ),
      folder,
      retention,
      text("column_mapping_mode"),
      flag("deletion_vectors_disabled"),
      flag("change_data_feed_disabled"),
    ],
  },
  iceberg: {
    type: "iceberg",
    fields: [
      text("catalog_type"),
      ...Object.entries(catalogs).flatMap(([type, fields]) => inside(type, fields, { catalog_type: type })),
      retention,
    ],
  },
};
