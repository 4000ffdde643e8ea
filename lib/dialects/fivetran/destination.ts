import type { z } from "zod";
import type { DialectCheck, DialectDestination } from "@/lib/shared/dialect/destination";
import { serviceOfType, showConfig, typeOfService } from "./config";
import type { createDestinationBody, fivetranDestination, updateDestinationBody } from "./shapes";

type FivetranDestination = z.infer<typeof fivetranDestination>;

const statuses: Readonly<Record<DialectDestination["status"], FivetranDestination["setup_status"]>> = {
  connected: "CONNECTED",
  incomplete: "INCOMPLETE",
  needs_verification: "INCOMPLETE",
  invalid: "BROKEN",
  disabled: "INCOMPLETE",
};

/** A destination as Fivetran shows it. */
export function toDestination(one: DialectDestination): FivetranDestination {
  const { deployment, card, type } = one;
  return {
    id: one.id,
    service: serviceOfType(one),
    region: deployment.region ?? null,
    networking_method: deployment.networkingMethod ?? "Directly",
    setup_status: statuses[one.status],
    daylight_saving_time_enabled: deployment.daylightSavingTimeEnabled ?? false,
    group_id: one.recipient.id,
    time_zone_offset: deployment.timeZoneOffset ?? null,
    setup_tests: (one.check?.tests ?? []).map(toSetupTest),
    local_processing_agent_id: deployment.localProcessingAgentId ?? null,
    private_link_id: deployment.privateLinkId ?? null,
    hybrid_deployment_agent_id: deployment.hybridDeploymentAgentId ?? null,
    config: showConfig({ ...one, type, steps: card.steps }) as FivetranDestination["config"],
  };
}

/** A key or certificate that waits for approval is told by its hash, which the approval has to name. */
function toSetupTest({ title, status, message, details, hint, trust }: DialectCheck["tests"][number]) {
  const facts = [...details, ...(trust === undefined ? [] : [{ label: "hash", value: trust.fingerprint }])];
  const lines = facts.map(({ label, value }) => `${label}: ${value}`);
  return {
    title,
    status,
    message: hint === undefined ? message : `${message} ${hint}`,
    details: lines.join("\n"),
  };
}

type Networking = Pick<
  z.infer<typeof createDestinationBody> | z.infer<typeof updateDestinationBody>,
  | "region"
  | "time_zone_offset"
  | "daylight_saving_time_enabled"
  | "local_processing_agent_id"
  | "hybrid_deployment_agent_id"
  | "private_link_id"
  | "networking_method"
>;

/** Where and through what data is loaded, by our names. */
function readNetworking(body: Networking): DialectDestination["deployment"] {
  const named = {
    region: body.region,
    timeZoneOffset: body.time_zone_offset,
    daylightSavingTimeEnabled: body.daylight_saving_time_enabled,
    localProcessingAgentId: body.local_processing_agent_id,
    hybridDeploymentAgentId: body.hybrid_deployment_agent_id,
    privateLinkId: body.private_link_id,
    networkingMethod: body.networking_method,
  };
  return Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined),
  ) as DialectDestination["deployment"];
}

/** What a call says besides the config, by our names. */
export function readSettings(
  body: Networking & { readonly trust_certificates: boolean; readonly trust_fingerprints: boolean },
) {
  return {
    deployment: readNetworking(body),
    trustCertificates: body.trust_certificates,
    trustFingerprints: body.trust_fingerprints,
  };
}

/** What a change says besides the config, by our names; our type stands for the service. */
export function readChanges(body: z.infer<typeof updateDestinationBody>) {
  const { service, group_id, trust_certificates, trust_fingerprints } = body;
  return {
    deployment: readNetworking(body),
    provider: service === undefined ? undefined : (typeOfService({ service }) ?? ""),
    recipientId: group_id,
    trustCertificates: trust_certificates,
    trustFingerprints: trust_fingerprints,
  };
}
