import type { z } from "zod";
import type { DialectCheck, DialectDestination } from "@/lib/shared/dialect/destination";
import { askedProperties, madeProperties } from "@/lib/shared/dialect/form-properties";
import { isOfStitch } from "./cards";
import { toReportCard } from "./report-card";
import type { stitchCheck, stitchDestination } from "./shapes";

/** A destination as Stitch shows it. */
export function toDestination(one: DialectDestination): z.infer<typeof stitchDestination> {
  return {
    description: one.description,
    properties: propertiesOf(one),
    updated_at: toTime(one.updatedAt),
    check_job_name: one.check === null ? null : jobName({ one, check: one.check }),
    name: one.name,
    type: one.type,
    deleted_at: null,
    system_paused_at: null,
    stitch_client_id: one.workspaceNumber,
    paused_at: one.status === "disabled" ? toTime(one.updatedAt) : null,
    id: one.number,
    display_name: null,
    created_at: toTime(one.createdAt),
    report_card: toReportCard(one),
  };
}

/** What is no credential, as texts; with it the public keys and policies that Latchkey made. */
function propertiesOf({ type, card, config }: DialectDestination): Record<string, string> {
  const names = [
    ...askedProperties(card).filter(({ name }) => isOfStitch({ type, name })),
    ...madeProperties(card),
  ].map(({ name }) => name);
  return Object.fromEntries(
    names.sort().flatMap((name) => (config[name] === undefined ? [] : [[name, String(config[name])]])),
  );
}

/** A last connection check as Stitch shows it; null where there was none. */
export function toLastCheck(one: DialectDestination): z.infer<typeof stitchCheck> | null {
  const { check } = one;
  if (check === null) return null;
  const status = statusOf(check);
  const exit = status === "running" ? null : Number(status === "failed");
  const failed = check.tests.find((test) => test.status === "FAILED");
  const message = failed === undefined ? null : messageOf(failed);
  return {
    status,
    error: status === "failed",
    mode: "check",
    name: jobName({ one, check }),
    start_time: toTime(check.startedAt ?? check.createdAt),
    completion_time: check.finishedAt === null ? null : toTime(check.finishedAt),
    check_exit_status: exit,
    check_error_message: message,
    discovery_exit_status: null,
    discovery_error_message: null,
    tap_exit_status: null,
    tap_error_message: null,
    target_exit_status: exit,
    target_error_message: message,
  };
}

function statusOf({ state, outcome }: DialectCheck): "running" | "succeeded" | "failed" {
  if (state !== "finished") return "running";
  return outcome === "passed" ? "succeeded" : "failed";
}

function messageOf({ message, hint }: DialectCheck["tests"][number]): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

function jobName(input: { readonly one: DialectDestination; readonly check: DialectCheck }): string {
  return `${input.one.workspaceNumber}.${input.one.number}.check.${input.check.id}`;
}

/** To the second, as Stitch writes it. */
function toTime(iso: string): string {
  return iso.replace(/\.\d+Z$/, "Z");
}
