import { z } from "zod";
import type { DialectField } from "./field";

/** Longest text, in characters; a key file is the longest there is. */
const longestText = 65_536;

interface Tree {
  readonly [key: string]: DialectField | Tree;
}

/**
 * The shape of a vendor's object: its keys, nested, each of its type, and no others. All may be left out:
 * what is needed is the report card's to say. `null` stands for "nothing".
 */
export function fieldsSchema({ fields }: { readonly fields: readonly DialectField[] }): z.ZodObject {
  return objectOf(treeOf(fields.map((field) => ({ field, path: field.path }))));
}

interface Branch {
  readonly field: DialectField;
  readonly path: readonly string[];
}

function treeOf(branches: readonly Branch[]): Tree {
  const keys = [...new Set(branches.map(({ path: [key = ""] }) => key))];
  return Object.fromEntries(
    keys.map((key) => {
      const own = branches.filter(({ path }) => path[0] === key);
      const leaf = own.find(({ path }) => path.length === 1)?.field;
      return [key, leaf ?? treeOf(own.map(({ field, path }) => ({ field, path: path.slice(1) })))];
    }),
  );
}

function objectOf(tree: Tree): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(tree).map(([key, node]) => [
        key,
        isField(node) ? leafOf(node).nullable().optional() : objectOf(node).optional(),
      ]),
    ),
  );
}

function isField(node: DialectField | Tree): node is DialectField {
  return Array.isArray(node.path);
}

function leafOf(field: DialectField): z.ZodType {
  if (field.wire === "boolean") return z.boolean();
  if (field.wire === "integer") return z.int();
  if (field.words !== undefined) return z.enum(Object.keys(field.words) as [string, ...string[]]);
  const text = z.string().max(longestText);
  return field.wire === "json" ? z.union([text, z.record(z.string(), z.unknown())]) : text;
}
