import { readPath } from "../kit/http-api/api-answer";
import type { CatalogColumn } from "./catalog-contract";

/** The columns of a table's present schema, out of its metadata ("Iceberg table spec", "Table metadata fields"). */
export function readSchema(metadata: unknown): readonly CatalogColumn[] {
  const current = readPath(metadata, "current-schema-id");
  const schemas: unknown = Object(metadata).schemas;
  const schema: unknown = Array.isArray(schemas)
    ? (schemas.find((one) => readPath(one, "schema-id") === current) ?? schemas[0])
    : Object(metadata).schema;
  const identifiers: unknown = Object(schema)["identifier-field-ids"];
  const fields: unknown = Object(schema).fields;
  return (Array.isArray(fields) ? fields : []).map((field: unknown) => ({
    name: readPath(field, "name"),
    type: typeName(Object(field).type),
    isRequired: readPath(field, "required") === "true",
    isIdentifier: Array.isArray(identifiers) && identifiers.map(String).includes(readPath(field, "id")),
  }));
}

/** `long`, or the name of a nested type alone. */
function typeName(type: unknown): string {
  return typeof type === "string" ? type : readPath(type, "type");
}
