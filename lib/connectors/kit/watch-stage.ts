import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { StageTrace } from "../types";

/**
 * Watches one stage: which answers it reads, and whether it leaves anything in the state. Seen as it happens,
 * so no list can be out of date. Values are compared by identity below plain objects, arrays and maps.
 */
export function watchStage(run: { readonly values: PropertyValues; readonly state: unknown }): {
  /** The answers to give to the stage. */
  readonly values: PropertyValues;
  trace(): StageTrace;
} {
  const { values, state } = run;
  const reads = new Set<string>();
  const before = leavesOf(state);
  return {
    values: recordReads({ values, reads }),
    trace: () => ({ reads: [...reads].sort(), leavesNothing: isSame(before, leavesOf(state)) }),
  };
}

/** An answer that is only asked for counts as read: that it is not there is what the stage rests on. */
function recordReads(input: {
  readonly values: PropertyValues;
  readonly reads: Set<string>;
}): PropertyValues {
  const { values, reads } = input;
  const note = (name: string | symbol) => void (typeof name === "string" && reads.add(name));
  return new Proxy(values, {
    get: (target, name) => {
      note(name);
      return Reflect.get(target, name);
    },
    has: (target, name) => {
      note(name);
      return Reflect.has(target, name);
    },
    getOwnPropertyDescriptor: (target, name) => {
      note(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    ownKeys: (target) => {
      note(allNames);
      return Reflect.ownKeys(target);
    },
  });
}

/** Stands for the list of the answers given: which there are. */
export const allNames = "*";

/** Names and values in the order of a walk; for a container how much it holds, so that no two shapes walk alike. */
type Leaves = readonly unknown[];

/** Stands before the number of parts, which no value is taken for. */
const container = Symbol("container");

function leavesOf(state: unknown): Leaves {
  const leaves: unknown[] = [];
  const seen = new Set<unknown>();
  const visit = (name: unknown, value: unknown): void => {
    const parts = seen.has(value) ? null : partsOf(value);
    if (parts === null) return void leaves.push(name, value);
    leaves.push(name, container, parts.length);
    seen.add(value);
    for (const [part, held] of parts) visit(part, held);
  };
  visit("", state);
  return leaves;
}

/** What a plain container holds; null for anything else. */
function partsOf(value: unknown): readonly (readonly [unknown, unknown])[] | null {
  if (value instanceof Map) return [...value];
  if (Array.isArray(value)) return [...value.entries()];
  if (typeof value !== "object" || value === null) return null;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? Object.entries(value) : null;
}

function isSame(one: Leaves, other: Leaves): boolean {
  return one.length === other.length && one.every((leaf, index) => Object.is(leaf, other[index]));
}
