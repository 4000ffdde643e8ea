import { identityFields } from "@/lib/shared/dialect/identity-fields";
import { keepApplicable } from "@/lib/shared/dialect/keep-applicable";
import { type DialectAnswers, toAnswers } from "@/lib/shared/dialect/to-answers";
import type { ReportCardStep } from "@/lib/shared/report-card/types";

type Params = Readonly<Record<string, string | number | boolean | null>>;

interface Given {
  readonly conenctions_params?: Params | undefined;
  readonly connection_params?: Params | undefined;
}

/** The spelling that a call used. */
export function spellingOf(given: Given): "conenctions_params" | "connection_params" {
  return given.conenctions_params === undefined ? "connection_params" : "conenctions_params";
}

/** The params of a call as answers, from whichever spelling; both at once are refused. */
export function readParams(input: {
  readonly given: Given;
  readonly steps: readonly ReportCardStep[];
  readonly onFile: Readonly<Record<string, string | number | boolean>>;
}): DialectAnswers {
  const { given, steps, onFile } = input;
  const object = given[spellingOf(given)] ?? {};
  const fields = identityFields({ steps });
  const { values, problems } = toAnswers({ fields, object, shown: onFile });
  const known = new Set(fields.map(({ property }) => property));
  const unknown = Object.keys(object).filter((name) => !known.has(name));
  const isTwice = given.conenctions_params !== undefined && given.connection_params !== undefined;
  return {
    values: keepApplicable({ steps, given: values, onFile }),
    problems: [
      ...(isTwice
        ? [{ path: [], message: "goes without connection_params", type: "value_error" as const }]
        : []),
      ...unknown.map((name) => ({
        path: [name.slice(0, 100)],
        message: "is not a property of this destination",
        type: "extra_forbidden" as const,
      })),
      ...problems,
    ],
  };
}

/** Where a client of Improvado said what ours says there. */
export function improvadoPlace(given: Given) {
  return (loc: readonly (string | number)[]): readonly (string | number)[] | null => {
    const [place, part, ...rest] = loc;
    if (place !== "body") return null;
    if (part === "provider") return ["path", "destination_name"];
    return part === "credentials" ? ["body", spellingOf(given), ...rest] : null;
  };
}
