import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import { property } from "../property";

const withTls = { property: "disable_ssl", in: [false] } as const;

/** `disable_ssl` and `ssl_root_cert`; the CA certificate alone where TLS cannot be turned off. */
export function tlsProperties(input: {
  /** Where to find the CA certificate of this kind of server. */
  readonly caDescription: string;
  readonly isTlsForced?: boolean;
}): readonly ReportCardProperty[] {
  const isForced = input.isTlsForced === true;
  const certificate = property({
    name: "ssl_root_cert",
    title: "CA certificate",
    description: input.caDescription,
    placeholder: "-----BEGIN CERTIFICATE-----",
    is_required: false,
    ...(isForced ? {} : { shown_when: withTls }),
    json_schema: { type: "string", format: "pem", maxLength: 65_536 },
  });
  if (isForced) return [certificate];
  const disable = property({
    name: "disable_ssl",
    title: "Turn TLS off",
    description: "Leave this off unless the whole network in between is private.",
    is_required: false,
    choice_titles: { true: "Yes", false: "No" },
    json_schema: { type: "boolean", default: false },
  });
  return [disable, certificate];
}
