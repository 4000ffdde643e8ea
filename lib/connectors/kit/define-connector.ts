import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { Browsing } from "../browsing";
import type { Connector, ConnectorSchema, Stage } from "../types";
import type { OpenResources } from "./open-resources";
import { runStages } from "./run-stages";

/** State of one run; what it opened is closed when the run ends. */
export interface RunState {
  readonly resources: OpenResources;
}

/** Puts a schema and its stages together. Every run starts from a new state. */
export function defineConnector<State extends RunState>(definition: {
  readonly schema: ConnectorSchema;
  readonly stages: readonly Stage<State>[];
  readonly createState: () => State;
  readonly browsing?: Browsing;
  readonly endsAt?: Connector["endsAt"];
  readonly sleeps?: Connector["sleeps"];
}): Connector {
  const applicable = (values: PropertyValues) =>
    definition.stages.filter((stage) => stage.applies?.(values) ?? true);
  return {
    schema: definition.schema,
    ...(definition.browsing === undefined ? {} : { browsing: definition.browsing }),
    ...(definition.endsAt === undefined ? {} : { endsAt: definition.endsAt }),
    ...(definition.sleeps === undefined ? {} : { sleeps: definition.sleeps }),
    plan: (values) => applicable(values).map(({ id, title }) => ({ id, title })),
    check: async (input) => {
      const state = definition.createState();
      try {
        await runStages({ stages: applicable(input.values), state, input });
      } finally {
        state.resources.release();
      }
    },
  };
}
