import type { Stage, StageOutcome } from "../../types";
import { networkStages } from "../network-stages";
import type { NetworkTarget } from "../network-target";
import { pointToField } from "../point-to-field";
import type { ApiState } from "./api-state";
import { readSettings, type Settings } from "./read-settings";

/** Where an API is. */
export interface ApiPlace {
  /** Name of the service, as people know it. */
  readonly service: string;
  /** Any URL of the API. */
  base(settings: Settings): string;
  /** Property that names the host or a part of it, where there is one. */
  readonly hostField?: string;
  /** True where the user may name any host: a name in the vendor's own domain is none of these. */
  readonly isUserNamed?: boolean;
  /** Lets `http:` pass, with a warning. @default false */
  readonly allowPlain?: boolean;
}

type StageInput = Parameters<Stage<ApiState>["run"]>[0];

/**
 * The stages before the first real request. For a host the user names: resolve_host, tcp_connect, tls.
 * For a vendor's own host, which is nobody's to change, one stage `reach` that sends an empty request.
 */
export function reachStages(place: ApiPlace): readonly Stage<ApiState>[] {
  if (place.isUserNamed !== true) return [reachVendor(place)];
  const ids = ["resolve_host", "tcp_connect", "tls"] as const;
  const titles = ["Resolve host name", "Reach host and port", "Establish TLS"] as const;
  return ids.map((id, index) => ({
    id,
    title: titles[index] ?? id,
    run: (input) => runNetworkStage({ id, place, input }),
  }));
}

function reachVendor(place: ApiPlace): Stage<ApiState> {
  return {
    id: "reach",
    title: `Reach ${place.service}`,
    run: ({ values, context }) =>
      pointToField({
        fields: place.hostField === undefined ? {} : { dns_not_found: place.hostField },
        egressAddresses: context.egressAddresses,
        work: async () => {
          const url = new URL("/", place.base(readSettings(values)));
          await context.http.request({ method: "HEAD", url: url.href, signal: context.signal });
          return { status: "PASSED", message: `${url.hostname} answers, over TLS.` };
        },
      }),
  };
}

async function runNetworkStage(stage: {
  readonly id: string;
  readonly place: ApiPlace;
  readonly input: StageInput;
}): Promise<StageOutcome> {
  const { place, input } = stage;
  const url = URL.parse(place.base(readSettings(input.values)));
  const field = place.hostField ?? "";
  if (url === null || url.hostname === "") return notAnAddress(field);
  if (url.protocol !== "https:" && place.allowPlain !== true) return plainRefused(field);
  const stages = networkStages<ApiState>({
    fields: { host: field, port: field, tls: field, ca: field, sshHost: "", sshPort: "", sshUsername: "" },
    read: () => targetOf(url),
  });
  const found = stages.find(({ id }) => id === stage.id);
  if (found === undefined) throw new Error(`there is no network stage ${stage.id}`);
  return found.run(input);
}

function targetOf(url: URL): NetworkTarget {
  const isEncrypted = url.protocol === "https:";
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: Number(url.port || (isEncrypted ? 443 : 80)),
    tls: isEncrypted ? { mode: "verify-full" } : null,
    ssh: null,
  };
}

function notAnAddress(field: string): StageOutcome {
  return {
    status: "FAILED",
    code: "invalid_host",
    field,
    message: "This is not a web address.",
    hint: "Enter it in full, such as https://api.example.com.",
  };
}

function plainRefused(field: string): StageOutcome {
  return {
    status: "FAILED",
    code: "tls_required",
    field,
    message: "The address is not encrypted, so the credentials could be read on the way.",
    hint: "Enter an address that begins with https://.",
  };
}
