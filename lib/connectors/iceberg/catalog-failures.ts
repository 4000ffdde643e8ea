import type { PropertyValues } from "@/lib/shared/report-card/types";
import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import { googleFailures } from "../kit/http-api/google/google-failures";
import type { FailureTable } from "../kit/http-api/judge-answer";
import { awsFailures } from "./aws-failures";
import { type CatalogType, catalogType, credentialField, namespaceFields } from "./settings";

/**
 * The name of the error: the REST specification's `error.type`, Google's status, or that of AWS, which
 * stands in a header or in `__type` and may have a namespace in front or a link behind.
 */
export function catalogReason({ json, header }: ApiAnswer): string {
  const aws = (header("x-amzn-errortype") || readPath(json, "__type"))
    .replace(/^.*#/, "")
    .replace(/:.*$/, "");
  return (
    aws ||
    readPath(json, "error.details.0.reason") ||
    readPath(json, "error.errors.0.reason") ||
    readPath(json, "error.type") ||
    readPath(json, "error.status") ||
    readPath(json, "error")
  );
}

/** What the refusals of a catalog mean. */
export function catalogFailures(values: PropertyValues): FailureTable {
  const type = catalogType(values);
  return { ...common(values), ...tables[type](values) };
}

const warehouseFields: Readonly<Record<CatalogType, string>> = {
  catalog_iceberg_rest: "warehouse",
  catalog_glue: "database",
  catalog_s3_tables: "table_bucket_arn",
  catalog_google_lakehouse: "catalog_name",
};

function common(values: PropertyValues): FailureTable {
  const type = catalogType(values);
  const denied = {
    code: "permission_denied",
    field: namespaceFields[type],
    message: "These credentials may not do what is needed in the catalog.",
    hint: "Let them list, create and drop tables in this namespace.",
  } as const;
  const notAccepted = {
    code: "auth_failed",
    field: credentialField(values),
    message: "The catalog does not accept these credentials.",
    hint: "Copy them again. They may have been revoked or have expired.",
  } as const;
  const noWarehouse = {
    code: "not_found",
    field: warehouseFields[type],
    message: "The catalog knows no such warehouse.",
    hint: "Check the spelling, as the catalog lists it.",
  } as const;
  return {
    "401": notAccepted,
    "403": denied,
    NotAuthorizedException: notAccepted,
    ForbiddenException: denied,
    "404": noWarehouse,
    NoSuchWarehouseException: noWarehouse,
  };
}

const tables: Readonly<Record<CatalogType, (values: PropertyValues) => FailureTable>> = {
  catalog_iceberg_rest: () => ({
    AuthenticationTimeoutException: {
      code: "credential_expired",
      field: "password",
      message: "The token has expired.",
      hint: "Get a new token from the catalog.",
    },
  }),
  catalog_glue: awsFailures,
  catalog_s3_tables: awsFailures,
  catalog_google_lakehouse: (values) =>
    googleFailures({ api: "BigLake API", field: credentialField(values) }),
};
