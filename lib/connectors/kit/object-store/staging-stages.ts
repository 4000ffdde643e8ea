import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { Stage } from "../../types";
import { type ObjectStagesDefinition, objectStages } from "./object-stages";

/**
 * The stages of a bucket that a warehouse loads from: found, written to and cleaned. Their ids are
 * `staging_bucket` and `staging_probe`, since the warehouse has a probe of its own.
 */
export function stagingStages<State>(
  definition: ObjectStagesDefinition<State> & { readonly applies?: (values: PropertyValues) => boolean },
): readonly Stage<State>[] {
  const { applies, ...rest } = definition;
  const names = [
    { id: "staging_bucket", title: "Find the staging bucket" },
    { id: "staging_probe", title: "Write and remove an object in the bucket" },
  ] as const;
  return objectStages(rest).map((stage, at) => ({
    ...stage,
    ...names[at],
    ...(applies === undefined ? {} : { applies }),
  }));
}
