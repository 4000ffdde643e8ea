import type { ReportCardProperty, ShownWhen } from "@/lib/shared/report-card/types";
import { choiceField } from "../kit/http-api/fields";

/** How the data gets there. The test itself always goes out directly. */
export function connectionField(input: {
  readonly name: string;
  readonly to: string;
  readonly shown_when?: ShownWhen;
}): ReportCardProperty {
  const { name, to, shown_when } = input;
  return choiceField({
    name,
    title: "Connection",
    description: `How the data reaches ${to}. The test goes out directly, whatever you choose.`,
    choices: {
      Directly: "Directly",
      PrivateLink: "Private link",
      SshTunnel: "SSH tunnel",
      ProxyAgent: "Proxy agent",
    },
    ...(shown_when === undefined ? {} : { shown_when }),
  });
}
