import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import { property } from "../property";

/** The two properties that say where a server listens: `host` and `port`. */
export function hostAndPort(input: {
  /** The port this kind of server usually listens on. */
  readonly defaultPort: number;
  /** What it is called where its users find it. */
  readonly hostDescription: string;
  readonly hostPlaceholder: string;
}): readonly ReportCardProperty[] {
  const { defaultPort } = input;
  return [
    property({
      name: "host",
      title: "Host",
      description: input.hostDescription,
      placeholder: input.hostPlaceholder,
      json_schema: { type: "string", format: "hostname", minLength: 1, maxLength: 253 },
    }),
    property({
      name: "port",
      title: "Port",
      description: `${defaultPort}, unless your administrator chose another one.`,
      placeholder: String(defaultPort),
      json_schema: { type: "integer", minimum: 1, maximum: 65_535, default: defaultPort },
    }),
  ];
}
