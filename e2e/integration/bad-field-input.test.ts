import { afterAll, beforeAll, expect, test } from "vitest";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { acceptCredentials } from "@/lib/services/connection/accept-credentials";
import { InvalidInputError } from "@/lib/services/errors";
import type { FieldError } from "@/lib/shared/capture/contract";
import { checkAnswers } from "@/lib/shared/report-card/check-answers";
import { offeredSteps } from "@/lib/shared/report-card/offered-steps";
import type { PropertyValues, ReportCardStep } from "@/lib/shared/report-card/types";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, openFrame } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { mistakes, secret, tooMuch } from "./fixtures/mistakes";
import { placesOfMistake } from "./fixtures/places-of-mistake";
import { submissions } from "./fixtures/submission";

const { start } = databases[0] ?? {};
let server: DatabaseServer | undefined;
let instance: TestInstance;

beforeAll(async () => {
  server = await start?.();
  if (server === undefined) throw new Error("there is no database");
  instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
});
afterAll(async () => {
  await instance.stop();
  await server?.stop();
});

/** What the frame is told when this is typed. */
async function refusalOf(input: {
  readonly bearer: string;
  readonly type: string;
  readonly step: ReportCardStep;
  readonly values: PropertyValues;
}): Promise<readonly FieldError[]> {
  const { bearer, type, step } = input;
  const own = step.properties.map(({ name }) => name);
  const typed = Object.entries(input.values).filter(
    ([name, value]) => own.includes(name) && value !== undefined,
  );
  const values = Object.fromEntries(typed) as Record<string, string | number | boolean>;
  const result = await actions.completeStep({ bearer, type, stepId: step.id, values });
  expect(JSON.stringify(result)).not.toContain(secret);
  return result.ok ? [] : (result.error.fields ?? []);
}

/** What the API answers when this is sent to it. */
function refusalByApi(input: {
  readonly schema: ConnectorSchema;
  readonly values: PropertyValues;
}): readonly FieldError[] {
  const given = Object.fromEntries(Object.entries(input.values).filter(([, value]) => value !== undefined));
  try {
    acceptCredentials({ schema: input.schema, given, own: {} });
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    expect(JSON.stringify(error.problems)).not.toContain(secret);
    return error.problems.map(({ loc, msg }) => ({ property: String(loc[2]), message: msg }));
  }
}

/** What is said of a mistake: the form before it sends anything, the server where the form is left out, and the API. */
async function messagesOf(input: {
  readonly schema: ConnectorSchema;
  readonly bearer: string;
  readonly name: string;
  readonly step: ReportCardStep;
  readonly values: PropertyValues;
}): Promise<readonly string[]> {
  const { schema, bearer, name, step, values } = input;
  const steps = offeredSteps({ steps: schema.steps, has: () => false });
  const at = steps.findIndex(({ id }) => id === step.id);
  // What decides which fields there are may stand in an earlier step.
  for (const earlier of steps.slice(0, at)) {
    await refusalOf({ bearer, type: schema.id, step: earlier, values });
  }
  const refused = await refusalOf({ bearer, type: schema.id, step, values });
  const byApi = refusalByApi({ schema: { ...schema, steps }, values });
  return [checkAnswers({ steps, stepId: step.id, values }), refused, byApi].map(
    (errors) => errors.find(({ property }) => property === name)?.message ?? "it is taken",
  );
}

test.each(connectorSchemas.map((schema) => [schema.id, schema] as const))(
  "%s says in the field what to paste instead",
  async (type, schema) => {
    const cases = mistakes.flatMap((mistake) =>
      placesOfMistake({ schema, mistake }).map(([name, place]) => ({ mistake, name, ...place })),
    );
    const wrong: string[] = [];
    for (const [at, { mistake, name, step, values }] of cases.entries()) {
      const recipient = { externalId: `${type}-${at}` };
      const { bearer } = await openFrame({ instance, body: { recipient, destinationTypes: [type] } });
      const typed = { ...values, [name]: mistake.paste };
      const messages = await messagesOf({ schema, bearer, name, step, values: typed });
      const judged = mistake.onServer === true ? messages.slice(1) : messages;
      const unfit = judged.filter((message) => !mistake.says.test(message));
      wrong.push(...unfit.map((message) => `${mistake.name}, in ${name}: ${message}`));
    }
    expect(wrong).toEqual([]);
    expect(cases).not.toEqual([]);
  },
);

test.each(connectorSchemas.map((schema) => [schema.id, schema] as const))(
  "%s takes no 5 MB",
  async (type, schema) => {
    const { bearer } = await openFrame({ instance, body: { destinationTypes: [type] } });
    const steps = offeredSteps({ steps: schema.steps, has: () => false });
    for (const [name, { step, values }] of placesOfMistake({ schema, mistake: tooMuch })) {
      const typed = { ...values, [name]: tooMuch.paste };
      const errors = checkAnswers({ steps, stepId: step.id, values: typed });
      expect(errors.find(({ property }) => property === name)?.message, name).toMatch(tooMuch.says);
      const sent = { bearer, type, stepId: step.id, values: { [name]: tooMuch.paste } };
      expect((await actions.completeStep(sent)).ok, name).toBe(false);
    }
  },
);

test("nothing of it was stored as a connection, and nothing waits to be dialled", async () => {
  const { connections, credentials, checkRuns, jobs } = await submissions();
  expect({ connections, credentials, checkRuns, jobs }).toEqual({
    connections: [],
    credentials: [],
    checkRuns: [],
    jobs: [],
  });
});
