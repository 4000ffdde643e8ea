import { defineConnector } from "../kit/define-connector";
import { StageRefusal } from "../kit/http-api/api-failure";
import { type ApiStage, toStage } from "../kit/http-api/api-stage";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import type { FailureTable } from "../kit/http-api/judge-answer";
import { type ApiPlace, reachStages } from "../kit/http-api/reach-stages";
import type { Connector, ConnectorSchema, Stage } from "../types";
import { buildRequest } from "./build-request";
import type { DeclarativeCheck, DeclaredRequest } from "./declarative-check";
import { fillOrigin } from "./fill-url";
import { judgeBody, toFailure } from "./judge-body";
import { secretsOf } from "./secrets-of";
import { namesIn } from "./template";
import { readUrlTemplate, type UrlTemplate } from "./url-template";

/** The connector of a type that an operator declared: the guarded dialer is all it reaches. */
export function defineCustom(input: {
  readonly schema: ConnectorSchema;
  readonly check: DeclarativeCheck;
}): Connector {
  const { schema, check } = input;
  const requests = check.requests.map((request) => ({ request, template: templateOf(request) }));
  const [first] = requests;
  if (first === undefined) throw new Error(`${schema.id} declares no request`);
  return defineConnector<ApiState>({
    schema,
    createState: createApiState,
    stages: [
      ...reachStages(placeOf({ schema, template: first.template })).map(endingWell),
      ...requests.map((one) => stageOf({ schema, ...one })),
    ],
  });
}

function templateOf({ id, url }: DeclaredRequest): UrlTemplate {
  const template = readUrlTemplate(url);
  if (template === null) throw new Error(`the request ${id} has no URL`);
  return template;
}

function placeOf(input: { readonly schema: ConnectorSchema; readonly template: UrlTemplate }): ApiPlace {
  const { schema, template } = input;
  const [hostField] = namesIn(template.host);
  return {
    service: schema.title,
    base: (settings) => fillOrigin({ template, settings }),
    ...(hostField === undefined ? {} : { hostField, isUserNamed: true }),
  };
}

function stageOf(input: {
  readonly schema: ConnectorSchema;
  readonly request: DeclaredRequest;
  readonly template: UrlTemplate;
}): Stage<ApiState> {
  const { schema, request, template } = input;
  const { when } = request;
  const stage: ApiStage = {
    id: request.id,
    title: request.title,
    ...(when === undefined
      ? {}
      : { applies: (settings) => when.in.map(String).includes(settings.text(when.property)) }),
    run: async (check) => {
      const answer = await check.call({
        ...buildRequest({ request, template, settings: check }),
        failures: failuresOf(request),
        wantsJson: request.expect.json !== undefined,
        isExpected: (status) => request.expect.status.some((range) => isWithin({ status, range })),
      });
      const { json: values = [] } = request.expect;
      const failure = judgeBody({ json: answer.json, values, service: schema.title });
      if (failure !== null) return check.refuse(failure);
      return { status: "PASSED", message: `${schema.title} answered as expected.` };
    },
  };
  const credentialField = secretsOf({ schema, request })[0] ?? firstProperty(schema);
  return toStage({ stage, place: placeOf({ schema, template }), credentialField });
}

function failuresOf({ failures }: DeclaredRequest): FailureTable {
  return Object.fromEntries(failures.map((failure) => [String(failure.status), toFailure(failure)]));
}

function isWithin(input: { readonly status: number; readonly range: string }): boolean {
  const [first = "", last = first] = input.range.split("-");
  return input.status >= Number(first) && input.status <= Number(last);
}

function firstProperty({ steps }: ConnectorSchema): string {
  return steps.flatMap((step) => step.properties)[0]?.name ?? "";
}

/** An address that cannot be made of the answers ends the stage that needs it first. */
function endingWell(stage: Stage<ApiState>): Stage<ApiState> {
  return {
    ...stage,
    run: async (input) => {
      try {
        return await stage.run(input);
      } catch (error) {
        if (error instanceof StageRefusal) return error.outcome;
        throw error;
      }
    },
  };
}
