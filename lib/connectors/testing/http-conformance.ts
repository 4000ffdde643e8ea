import { expect, test } from "vitest";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { GuardedHttp, GuardedTcp } from "@/lib/shared/setup-test/context";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { Connector } from "../types";
import { conformance, type InvalidCase } from "./conformance";
import type { Approval, CreateContext } from "./run-check";

/** The emulated vendor, as far as these tests need it. */
interface Emulator {
  standIns(urls: readonly string[], standIn?: string): Readonly<Record<string, string>>;
  script(reply: EmulatedReply): () => Promise<void>;
}

interface EmulatedReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly html?: string;
}

/** The real dialer, handed in by the test. */
interface Network<Policy> {
  readonly policy: Policy;
  createGuardedTcp(options: { readonly policy: Policy; readonly signal: AbortSignal }): GuardedTcp;
  createGuardedHttp(options: {
    readonly tcp: GuardedTcp;
    readonly signal: AbortSignal;
    readonly origins: Readonly<Record<string, string>>;
  }): GuardedHttp;
}

/** A credential that has to be refused: what differs from the good values, then code and field. */
export type BadCredential = readonly [
  name: string,
  change: PropertyValues,
  code: FailureCode,
  field: string | null,
];

/** A context whose vendors are led to the emulator, through the real dialer. */
function emulatedContext<Policy>(input: {
  readonly network: Network<Policy>;
  readonly emulator: Pick<Emulator, "standIns">;
  /** Any URL of each of the vendor's hosts. */
  readonly urls: readonly string[];
}): CreateContext {
  const { network, emulator, urls } = input;
  return ({ signal, approved, standIn }) => {
    const tcp = network.createGuardedTcp({ policy: network.policy, signal });
    return {
      tcp,
      http: network.createGuardedHttp({ tcp, signal, origins: emulator.standIns(urls, standIn) }),
      trusted: {
        fingerprints: ({ kind }) => approved.filter((one) => one.kind === kind).map((one) => one.fingerprint),
      },
      egressAddresses: ["198.51.100.7"],
    };
  };
}

/** A connector, its emulated vendor, and what has to pass and to fail. */
export interface HttpCases<Policy> {
  readonly connector: Connector;
  readonly network: Network<Policy>;
  readonly emulator: Emulator;
  /** Any URL of each of the vendor's hosts. */
  readonly urls: readonly string[];
  /** Values that work, by name; the bad ones are made from the first. */
  readonly valid: Readonly<Record<string, PropertyValues>>;
  readonly bad: readonly BadCredential[];
  readonly hostField?: string;
  readonly approved?: readonly Approval[];
  readonly redirect?: (port: number) => PropertyValues;
}

/**
 * The contract of a connector for an HTTP API: that of every connector, and that a busy or broken vendor
 * judges no credential, and that a web page or a redirect is no API.
 */
export function httpConformance<Policy>(input: HttpCases<Policy>): void {
  const over = input.approved === undefined ? {} : { approved: input.approved };
  const working = workingValues(input);
  test.each(Object.entries(input.valid))(
    `${input.connector.schema.id}: the card takes %s`,
    (_name, values) => {
      expectFits({ connector: input.connector, values });
    },
  );
  conformance({
    connector: input.connector,
    createContext: emulatedContext(input),
    redirect: input.redirect ?? (() => working),
    valid: Object.entries(input.valid).map(([name, values]) => ({ name, values, ...over })),
    invalid: [
      ...input.bad.map(([name, change, code, field]) => ({
        name,
        values: { ...working, ...change },
        code,
        field,
        ...over,
      })),
      ...unfitAnswers(input).map((one) => ({ ...one, ...over })),
    ],
  });
}

/** What works has to be possible to enter: every value has its property, and fits its pattern or choices. */
function expectFits(input: { readonly connector: Connector; readonly values: PropertyValues }): void {
  const properties = input.connector.schema.steps.flatMap((step) => step.properties);
  for (const [name, value] of Object.entries(input.values)) {
    // The operator's client is handed in with a check; nobody enters it.
    if (/^oauth_client_(id|secret)$/.test(name)) continue;
    const schema = properties.find((property) => property.name === name)?.json_schema;
    expect(schema, name).toBeDefined();
    if (schema === undefined || value === "" || value === undefined) continue;
    expect(String(value).trim(), name).toMatch(new RegExp(schema.pattern ?? "", "u"));
    if (schema.enum !== undefined) expect(schema.enum, name).toContain(value);
    expect(String(value).length, name).toBeLessThanOrEqual(schema.maxLength ?? Number.POSITIVE_INFINITY);
  }
}

/** Answers that say nothing of a credential, or that no API gives. */
function unfitAnswers<Policy>(input: HttpCases<Policy>): readonly InvalidCase[] {
  const { emulator, hostField = null } = input;
  const busy = { status: 429, headers: { "retry-after": "30" }, json: {} };
  const page = { status: 200, html: "<!doctype html><title>Log in</title>" };
  const away = { status: 302, headers: { location: "https://elsewhere.example/login" } };
  const answers: readonly (readonly [string, EmulatedReply, FailureCode, string | null])[] = [
    ["too many requests", busy, "rate_limited", null],
    ["the vendor breaks down", { status: 503, json: {} }, "provider_error", null],
    ["a login page", page, "wrong_service", hostField],
    ["a redirect to elsewhere", away, "wrong_service", hostField],
  ];
  return answers.map(([name, reply, code, field]) => ({
    name,
    values: workingValues(input),
    code,
    field,
    arrange: () => Promise.resolve(emulator.script(reply)),
  }));
}

function workingValues<Policy>(input: HttpCases<Policy>): PropertyValues {
  return Object.values(input.valid)[0] ?? {};
}
