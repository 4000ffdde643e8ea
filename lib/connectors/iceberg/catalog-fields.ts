import type { ReportCardProperty, ShownWhen } from "@/lib/shared/report-card/types";
import { textField } from "../kit/http-api/fields";

const at = (...types: readonly string[]): ShownWhen => ({ property: "catalog_type", in: types });

/** Where the catalog is and what is in it, by kind of catalog. */
export const catalogFields: readonly ReportCardProperty[] = [
  textField({
    name: "host",
    title: "Catalog address",
    description: "The address of the REST catalog, up to but without /v1.",
    placeholder: "https://catalog.example.com/api/catalog",
    format: "uri",
    pattern: "^https://[^\\s?#@]+$",
    maxLength: 2048,
    shown_when: at("catalog_iceberg_rest"),
  }),
  textField({
    name: "warehouse",
    title: "Warehouse",
    description: "Its name or location, as the catalog lists it.",
    placeholder: "analytics",
    shown_when: at("catalog_iceberg_rest"),
  }),
  textField({
    name: "namespace",
    title: "Namespace",
    description: "Tables are created here. Levels are separated by dots.",
    placeholder: "acme.exports",
    maxLength: 512,
    shown_when: at("catalog_iceberg_rest"),
  }),
  textField({
    name: "table_bucket_arn",
    title: "Table bucket ARN",
    description: "In the S3 console, under Table buckets.",
    placeholder: "arn:aws:s3tables:eu-west-1:123456789012:bucket/acme-tables",
    pattern: "^arn:aws(-cn|-us-gov)?:s3tables:[a-z0-9-]+:\\d{12}:bucket/[a-z0-9-]{3,63}$",
    maxLength: 256,
    shown_when: at("catalog_s3_tables"),
  }),
  textField({
    name: "database",
    title: "Database",
    description: "Tables are created here. S3 Tables calls it a namespace.",
    placeholder: "exports",
    pattern: "^[a-z0-9_]{1,255}$",
    maxLength: 255,
    shown_when: at("catalog_glue", "catalog_s3_tables"),
  }),
  textField({
    name: "project_id",
    title: "Project ID",
    description: "The Google Cloud project of the catalog. It pays for the requests.",
    placeholder: "acme-analytics",
    pattern: "^[a-z][a-z0-9:.-]{4,60}$",
    maxLength: 61,
    shown_when: at("catalog_google_lakehouse"),
  }),
  textField({
    name: "catalog_name",
    title: "Catalog name",
    description: "As the BigLake page of the console lists it. Often the name of its bucket.",
    placeholder: "acme-lake",
    pattern: "^[A-Za-z0-9._-]{1,222}$",
    maxLength: 222,
    shown_when: at("catalog_google_lakehouse"),
  }),
  textField({
    name: "schema",
    title: "Schema",
    description: "Tables are created here. The catalog calls it a namespace.",
    placeholder: "exports",
    pattern: "^[A-Za-z0-9_-]{1,255}$",
    maxLength: 255,
    shown_when: at("catalog_google_lakehouse"),
  }),
];
