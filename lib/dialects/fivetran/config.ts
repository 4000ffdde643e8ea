import type { DialectField } from "@/lib/shared/dialect/field";
import { vendorTypeOf } from "@/lib/shared/dialect/field";
import { fromAnswers } from "@/lib/shared/dialect/from-answers";
import { identityFields } from "@/lib/shared/dialect/identity-fields";
import { keepApplicable } from "@/lib/shared/dialect/keep-applicable";
import { pathOfProperty } from "@/lib/shared/dialect/path-of-property";
import { type DialectAnswers, toAnswers } from "@/lib/shared/dialect/to-answers";
import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { fivetranServices } from "./services";

/** Stands in an answer for a secret that is on file; sent back, the secret stays. */
const mask = "******";

type Answers = Readonly<Record<string, string | number | boolean>>;

interface OfType {
  /** Ours. */
  readonly type: string;
  readonly steps: readonly ReportCardStep[];
}

/** Our destination type of a service, or null where Fivetran has another name for it. */
export function typeOfService({ service }: { readonly service: string }): string | null {
  if (Object.hasOwn(fivetranServices, service)) return fivetranServices[service]?.type ?? null;
  return vendorTypeOf({ types: fivetranServices, type: service }) === null ? service : null;
}

/** Fivetran's name of a destination type; ours where it has none. */
export function serviceOfType({ type }: { readonly type: string }): string {
  return vendorTypeOf({ types: fivetranServices, type }) ?? type;
}

/** The keys of a service's `config`. */
export function configFields({ type, steps }: OfType): readonly DialectField[] {
  const service = vendorTypeOf({ types: fivetranServices, type });
  return service === null ? identityFields({ steps }) : (fivetranServices[service]?.fields ?? []);
}

/** A `config` as answers. Keys that mean nothing beside the others are taken and left out. */
export function readConfig(
  input: OfType & { readonly config: Readonly<Record<string, unknown>>; readonly onFile: Answers },
): DialectAnswers {
  const { steps, config: object, onFile } = input;
  const { values, problems } = toAnswers({ fields: configFields(input), object, shown: onFile, mask });
  return { values: keepApplicable({ steps, given: values, onFile }), problems };
}

/** Answers as a `config`: every key of the service, secrets masked. */
export function showConfig(
  input: OfType & { readonly config: Answers; readonly secrets: readonly string[] },
): Record<string, unknown> {
  const credentials = input.steps
    .flatMap((step) => step.properties)
    .filter((property) => property.is_credential)
    .map(({ name }) => name);
  return fromAnswers({ ...input, fields: configFields(input), credentials, mask });
}

/** Where a client of Fivetran said what ours says there. */
export function fivetranPlace(
  input: OfType & { readonly answers: Answers },
): (loc: readonly (string | number)[]) => readonly (string | number)[] | null {
  const fields = configFields(input);
  return ([place, part, property]) => {
    if (place !== "body") return null;
    if (part === "provider") return ["body", "service"];
    if (part === "recipientId") return ["body", "group_id"];
    if (part !== "credentials") return null;
    const path = pathOfProperty({ fields, property: String(property), answers: input.answers });
    return ["body", "config", ...path];
  };
}
