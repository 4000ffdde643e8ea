import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { ConnectorSchema } from "@/lib/connectors/types";
import type { FieldError } from "@/lib/shared/capture/contract";
import { applicableProperties } from "@/lib/shared/report-card/applicable-properties";
import { checkAnswers } from "@/lib/shared/report-card/check-answers";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import { fieldKind } from "@/lib/shared/report-card/field-kind";
import { isHostProperty } from "@/lib/shared/report-card/is-host-property";
import { keyFileKind } from "@/lib/shared/report-card/key-file";
import { literalChoices } from "@/lib/shared/report-card/literal-choices";
import { offeredSteps } from "@/lib/shared/report-card/offered-steps";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "@/lib/shared/report-card/types";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, openFrame } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { submissions } from "./fixtures/submission";

const secret = "S3cr3t-in-what-was-pasted";
const pkcs8 = { type: "pkcs8", format: "pem" } as const;
const keyPair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const privateKey = keyPair.privateKey.export(pkcs8).toString();
const publicKey = keyPair.publicKey.export({ type: "spki", format: "pem" }).toString();

/** Something people paste, the fields it is pasted into, and what the field has to say. */
interface Mistake {
  readonly name: string;
  readonly into: (property: ReportCardProperty) => boolean;
  readonly paste: string;
  readonly says: RegExp;
}

const isPort = ({ name }: ReportCardProperty) => /(^|_)port$/.test(name);
const isWebAddress = ({ json_schema }: ReportCardProperty) => json_schema.format === "uri";
const takesKey = (kind: string) => (property: ReportCardProperty) => keyFileKind(property) === kind;
const isTyped = (property: ReportCardProperty) =>
  ["text", "digits", "secret", "pem", "key"].includes(fieldKind(property) ?? "");

const mistakes: readonly Mistake[] = [
  {
    name: "nothing",
    into: (property) => isTyped(property) && property.is_required,
    paste: "",
    says: /^(Enter .+|Paste the text or choose the file for .+)\.$/,
  },
  {
    name: "something else",
    into: (property) => property.json_schema.pattern !== undefined && fieldKind(property) === "text",
    paste: "..\\ : {",
    says: /^(This does not look right\. It should look like .+|A host name has no spaces or slashes.*)$/s,
  },
  {
    name: "a connection string as host",
    into: isHostProperty,
    paste: `postgres://loader:${secret}@db.example.com:5432/shop`,
    says: /^Type the host name alone, for example db\.example\.com\. Leave out “postgres:\/\/”/,
  },
  {
    name: "a JDBC address as host",
    into: isHostProperty,
    paste: `jdbc:mysql://db.example.com/shop?password=${secret}`,
    says: /^Type the host name alone, .*“jdbc:mysql:\/\/”/,
  },
  {
    name: "a connection string of pairs as host",
    into: isHostProperty,
    paste: `Server=db.example.com;Password=${secret} x`,
    says: /^A host name has no spaces or slashes, for example db\.example\.com\.$/,
  },
  {
    name: "a port as word",
    into: isPort,
    paste: "five four three two",
    says: /^Use digits only, for example \d+\.$/,
  },
  { name: "a port that is none", into: isPort, paste: "65536", says: /^A port is a number from 1 to 65535/ },
  {
    name: "no web address",
    into: isWebAddress,
    paste: "api example com",
    says: /^This does not look right\. It should look like https:\/\//,
  },
  {
    name: "a web address with a password in it",
    into: isWebAddress,
    paste: `https://loader:${secret}@api.example.com`,
    says: /^This does not look right\. It should look like https:\/\//,
  },
  {
    name: "the file of an OAuth client as key of a service account",
    into: takesKey("service_account"),
    paste: JSON.stringify({ installed: { client_id: "x", client_secret: secret } }),
    says: /^This is the file of an OAuth client, not of a service account\. .*paste that file\.$/,
  },
  {
    name: "the sign-in of a person as key of a service account",
    into: takesKey("service_account"),
    paste: JSON.stringify({ type: "authorized_user", refresh_token: secret }),
    says: /^This is the sign-in of a person.*paste that file\.$/,
  },
  {
    name: "JSON of the wrong kind as key of a service account",
    into: takesKey("service_account"),
    paste: JSON.stringify([{ secret }]),
    says: /^This file is not the key of a service account\. .*paste that file\.$/,
  },
  {
    name: "half a key file",
    into: takesKey("service_account"),
    paste: `{"type":"service_account","private_key":"${secret}`,
    says: /^This is not a whole key file\. Paste all of it, from \{ to \}\.$/,
  },
  {
    name: "a private key alone as key of a service account",
    into: takesKey("service_account"),
    paste: privateKey,
    says: /^This is a private key alone\. .*paste that file\.$/,
  },
  {
    name: "a public key as private key",
    into: takesKey("private_key"),
    paste: publicKey,
    says: /^This is the public half\. Paste the private one/,
  },
  {
    name: "JSON as private key",
    into: takesKey("private_key"),
    paste: JSON.stringify({ secret }),
    says: /^This is a JSON file, not a key\. Paste the private one/,
  },
  {
    name: "a word as certificate",
    into: takesKey("certificate"),
    paste: secret,
    says: /^This should start with a line such as “-----BEGIN CERTIFICATE-----”\. Paste the whole text\.$/,
  },
  {
    name: "half a certificate",
    into: takesKey("certificate"),
    paste: `-----BEGIN CERTIFICATE-----\n${secret}`,
    says: /^The end is missing: .*Paste the whole text\.$/,
  },
  {
    name: "a SAS token that expired",
    into: ({ name }) => name === "shared_access_signature_token",
    paste: `sv=2022-11-02&sr=c&sp=racwdl&se=2020-01-01T00:00:00Z&sig=${secret}`,
    says: /^This token expired on 2020-01-01\. .*create a token and paste the new one\.$/,
  },
  {
    name: "a connection string as SAS token",
    into: ({ name }) => name === "shared_access_signature_token",
    paste: `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${secret}`,
    says: /^This is a connection string\. .*create a token and paste that\.$/,
  },
];

/** Refused by the form itself, which sends none of it, and by the server. */
const tooMuch: Mistake = {
  name: "5 MB",
  into: isTyped,
  paste: `${secret} `.repeat(200_000),
  says: /^(Use at most \d+ characters\.|Use digits only.*|A host name has no spaces.*|This is .*|This should .*|This does not look right\. It should look like .+|The end is missing.*)$/s,
};

/** Every set of answers that shows other fields: the usual ones, then each choice in its turn. */
function* variants(steps: readonly ReportCardStep[]): Generator<PropertyValues> {
  const usual = defaultAnswers({ steps });
  yield usual;
  for (const property of steps.flatMap((step) => step.properties)) {
    const kind = fieldKind(property);
    if (kind !== "choice" && kind !== "switch") continue;
    for (const choice of literalChoices(property.json_schema) ?? [true]) {
      yield { ...usual, [property.name]: choice };
    }
    if (kind === "switch") yield { ...usual, [property.name]: true };
  }
}

/** The fields of a type that a mistake can be made in, each with answers that show it. */
function placesOf(input: { readonly schema: ConnectorSchema; readonly mistake: Mistake }) {
  const steps = offeredSteps({ steps: input.schema.steps, has: () => false });
  const found = new Map<string, { readonly step: ReportCardStep; readonly values: PropertyValues }>();
  for (const values of variants(steps)) {
    for (const property of applicableProperties({ steps, values })) {
      const step = steps.find((one) => one.properties.some(({ name }) => name === property.name));
      if (step === undefined || property.system_provided || found.has(property.name)) continue;
      if (input.mistake.into(property)) found.set(property.name, { step, values });
    }
  }
  return [...found];
}

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

/** What the field says of a mistake: the form before it sends anything, and the server where the form is left out. */
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
  return [checkAnswers({ steps, stepId: step.id, values }), refused].map(
    (errors) => errors.find(({ property }) => property === name)?.message ?? "it is taken",
  );
}

test.each(connectorSchemas.map((schema) => [schema.id, schema] as const))(
  "%s says in the field what to paste instead",
  async (type, schema) => {
    const cases = mistakes.flatMap((mistake) =>
      placesOf({ schema, mistake }).map(([name, place]) => ({ mistake, name, ...place })),
    );
    const wrong: string[] = [];
    for (const [at, { mistake, name, step, values }] of cases.entries()) {
      const recipient = { externalId: `${type}-${at}` };
      const { bearer } = await openFrame({ instance, body: { recipient, destinationTypes: [type] } });
      const typed = { ...values, [name]: mistake.paste };
      const messages = await messagesOf({ schema, bearer, name, step, values: typed });
      const unfit = messages.filter((message) => !mistake.says.test(message));
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
    for (const [name, { step, values }] of placesOf({ schema, mistake: tooMuch })) {
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
