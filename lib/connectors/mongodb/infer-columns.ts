import type { ColumnItem } from "../browsing";
import { normalizedName } from "../kit/browse/normalized-name";
import { bsonType } from "./bson-values";

/** A document, unpromoted. */
export type BsonDocument = Readonly<Record<string, unknown>>;

/**
 * The columns that documents have in common or alone, in the order they come up. A field may be missing, and
 * have several types: all are named.
 */
export function inferColumns(documents: readonly BsonDocument[]): readonly ColumnItem[] {
  const fields = new Map<string, { readonly types: Set<string>; count: number }>();
  for (const document of documents) {
    for (const [name, value] of Object.entries(document)) {
      const field = fields.get(name) ?? { types: new Set<string>(), count: 0 };
      fields.set(name, field);
      field.types.add(bsonType(value));
      field.count += 1;
    }
  }
  return [...fields].map(([name, { types, count }]) => {
    const named = [...types].filter((type) => type !== "null");
    return {
      name,
      normalizedName: normalizedName(name),
      dataType: named.length === 0 ? "null" : named.join(" | "),
      nullable: types.has("null") || count < documents.length,
      primaryKey: name === "_id",
    };
  });
}
