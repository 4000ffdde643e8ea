import { KeyServiceError } from "@/lib/shared/errors/key-service-error";
import type { KeyServiceRef } from "@/lib/shared/key-service";

/** A text of a service's answer, by its path. @throws KeyServiceError where a good answer lacks it */
export function answeredText(input: {
  readonly json: unknown;
  readonly path: readonly string[];
  readonly ref: KeyServiceRef;
}): string {
  const value = input.path.reduce<unknown>((json, name) => Object(json)[name], input.json);
  if (typeof value === "string" && value !== "") return value;
  throw new KeyServiceError({ problem: "unreachable", ref: input.ref });
}

/** A number of seconds in a service's answer; a minute where there is none. */
export function answeredSeconds(input: { readonly json: unknown; readonly path: readonly string[] }): number {
  const value = Number(input.path.reduce<unknown>((json, name) => Object(json)[name], input.json));
  return Number.isFinite(value) && value > 0 ? value : 60;
}
