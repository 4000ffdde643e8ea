import "server-only";
import { getEnv } from "@/lib/config/env";
import type { OperatorNeed } from "@/lib/shared/report-card/types";
import { knownWorker } from "./known-worker";

/** Public addresses this deployment connects from: of a process that only serves, its workers do. */
export function egressAddresses(): readonly string[] {
  return knownWorker()?.settings.egressAddresses ?? getEnv().egressAddresses;
}

/** Name of the provider that members may sign in with; null without one. */
export function ssoName(): string | null {
  const worker = knownWorker();
  return worker === null ? (getEnv().sso?.name ?? null) : worker.settings.ssoName;
}

/** Whether the workers' settings have what a choice of a report card needs; null where there are none to ask. */
export function workersHave(need: OperatorNeed): boolean | null {
  return knownWorker()?.settings.operatorHas.includes(need) ?? null;
}
