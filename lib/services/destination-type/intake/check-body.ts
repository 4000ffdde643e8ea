import type { InputProblem } from "@/lib/services/errors";
import type { RequestInput } from "./custom-type-input";
import { limits } from "./limits";
import { type Loc, problem } from "./problem";

/** A body goes with POST, is of one kind, and is small. */
export function checkBody(input: {
  readonly loc: Loc;
  readonly request: RequestInput;
}): readonly InputProblem[] {
  const { loc, request } = input;
  const { method, form, json, expect } = request;
  const kinds = (["form", "json"] as const).filter((kind) => request[kind] !== undefined);
  const size = json === undefined ? { nodes: 0, depth: 0 } : sizeOf(json);
  return [
    ...kinds.flatMap((kind) => (method === "POST" ? [] : [problem([...loc, kind], "goes with POST only")])),
    ...(kinds.length > 1 ? [problem([...loc, "form"], "does not go with json")] : []),
    ...(Object.keys(form ?? {}).length > limits.bodyNodes
      ? [problem([...loc, "form"], `at most ${limits.bodyNodes} fields`)]
      : []),
    ...(size.nodes > limits.bodyNodes || size.depth > limits.bodyDepth
      ? [problem([...loc, "json"], `at most ${limits.bodyNodes} values, ${limits.bodyDepth} levels deep`)]
      : []),
    ...(method === "HEAD" && expect.json !== undefined
      ? [problem([...loc, "expect", "json"], "does not go with HEAD: it has no body")]
      : []),
  ];
}

/** Level by level and no further than needed: whatever is nested, this ends soon. */
function sizeOf(json: unknown): { readonly nodes: number; readonly depth: number } {
  let level: readonly unknown[] = [json];
  let nodes = 0;
  let depth = 0;
  while (level.length > 0 && nodes <= limits.bodyNodes && depth <= limits.bodyDepth) {
    nodes += level.length;
    depth += 1;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return { nodes, depth };
}
