import type { KeyContext } from "@/lib/shared/key-service";

/** The context as bytes, for services that take no names and values: the same whatever the order of its names. */
export function encodeKeyContext(context: KeyContext): Buffer {
  const names = Object.keys(context).sort();
  return Buffer.from(JSON.stringify(names.map((name) => [name, context[name]])), "utf8");
}
