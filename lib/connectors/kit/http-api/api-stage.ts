import { setTimeout as sleep } from "node:timers/promises";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext, SecretTrade } from "@/lib/shared/setup-test/context";
import type { Stage, StageOutcome } from "../../types";
import { networkFailure } from "../network-failure";
import type { ApiAnswer } from "./api-answer";
import { type ApiFailure, StageRefusal } from "./api-failure";
import type { ApiState } from "./api-state";
import { type FailureTable, type Judgement, judgeAnswer } from "./judge-answer";
import type { ApiPlace } from "./reach-stages";
import { readSettings, type Settings } from "./read-settings";
import { type ApiRequest, sendRequest } from "./send-request";

/** Milliseconds for a request that removes what was made. */
const cleanupMs = 8_000;

/** What a stage of an API works with. */
export interface ApiCheck extends Settings {
  /** What earlier stages kept; empty where there is nothing. */
  kept(name: string): string;
  keep(name: string, value: string): void;
  /** Sends a request and judges the answer; a refusal ends the stage. */
  call(request: ApiRequest & Expectation): Promise<ApiAnswer>;
  /** Trades a stored secret in; see `CheckContext.tradeSecret`. Without a store, the value of the form. */
  trade<Result>(input: SecretTrade<Result>): Promise<Result>;
  /** Whether what sleeps may be woken: somebody waits for it, and starting it may cost money. */
  readonly mayWake: boolean;
  /** Waits some milliseconds; rejects as soon as the time is over. */
  wait(ms: number): Promise<void>;
  /** Ends the stage with a cause that no status told us. */
  refuse(failure: ApiFailure): never;
}

/** What an answer has to be, and what its refusals mean. */
export interface Expectation extends Pick<Judgement, "reason" | "wantsJson" | "isExpected"> {
  readonly failures?: FailureTable;
  /** Property that network failures point to, where it is not the API's own host. */
  readonly addressField?: string;
  /** True where the request removes what was made: it is sent even when the time is over. @default false */
  readonly isCleanup?: boolean;
}

/** One stage of an HTTP API, as a connector describes it. */
export interface ApiStage {
  readonly id: string;
  readonly title: string;
  /** Left out of the run when false. */
  applies?(settings: Settings): boolean;
  run(check: ApiCheck): Promise<StageOutcome>;
}

/** Binds a stage to its API. */
export function toStage(input: {
  readonly stage: ApiStage;
  readonly place: ApiPlace;
  readonly credentialField: string;
}): Stage<ApiState> {
  const { stage } = input;
  return {
    id: stage.id,
    title: stage.title,
    ...(stage.applies === undefined
      ? {}
      : { applies: (values: PropertyValues) => stage.applies?.(readSettings(values)) ?? true }),
    run: (run) => runStage({ ...input, run }),
  };
}

async function runStage(input: {
  readonly stage: ApiStage;
  readonly place: ApiPlace;
  readonly credentialField: string;
  readonly run: Parameters<Stage<ApiState>["run"]>[0];
}): Promise<StageOutcome> {
  try {
    return await input.stage.run(createApiCheck({ ...input, ...input.run }));
  } catch (error) {
    if (error instanceof StageRefusal) return error.outcome;
    throw error;
  }
}

/** What a stage of an API, or a look into one, works with. Its refusals are thrown as `StageRefusal`. */
export function createApiCheck(input: {
  readonly place: ApiPlace;
  readonly credentialField: string;
  readonly values: PropertyValues;
  readonly context: CheckContext;
  readonly state: ApiState;
}): ApiCheck {
  const { place, credentialField, context, state } = input;
  const { service, hostField } = place;
  return {
    ...readSettings(input.values),
    kept: (name) => state.kept.get(name) ?? "",
    keep: (name, value) => void state.kept.set(name, value),
    call: async (request) => {
      const { addressField = hostField } = request;
      const signal = request.isCleanup === true ? AbortSignal.timeout(cleanupMs) : context.signal;
      const sent = { request, context: { ...context, signal }, place, tunnel: state.tunnel };
      const answer = await sendRequest(sent).catch((error: unknown) => {
        throw refusalOf({ error, addressField, credentialField, egressAddresses: context.egressAddresses });
      });
      judgeAnswer({
        ...request,
        answer,
        service,
        credentialField,
        ...(addressField === undefined ? {} : { hostField: addressField }),
      });
      return answer;
    },
    trade: async ({ property, trade }) => {
      if (context.tradeSecret !== undefined) return context.tradeSecret({ property, trade });
      return (await trade(readSettings(input.values).text(property))).result;
    },
    mayWake: context.wake !== undefined,
    wait: (ms) => sleep(ms, undefined, { signal: context.signal }),
    refuse: (failure) => {
      throw new StageRefusal({ failure });
    },
  };
}

/** An error of the dialer as the end of the stage; anything else stays what it is. */
function refusalOf(input: {
  readonly error: unknown;
  readonly addressField: string | undefined;
  readonly credentialField: string;
  readonly egressAddresses: readonly string[];
}): unknown {
  const { error, addressField, credentialField, egressAddresses } = input;
  if (!(error instanceof NetworkError)) return error;
  const fields = {
    auth_failed: credentialField,
    ...(addressField === undefined ? {} : { otherwise: addressField }),
  };
  const outcome = networkFailure({ error, egressAddresses, fields });
  return new StageRefusal({ failure: outcome, ...(outcome.details ? { details: outcome.details } : {}) });
}
