import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { runStages } from "@/lib/connectors/kit/run-stages";
import type { CheckInput, Stage, StageOutcome } from "@/lib/connectors/types";
import { findScenario } from "@/lib/shared/sandbox/find-scenario";
import { type SandboxScenario, type SandboxStage, sandboxScenario } from "@/lib/shared/sandbox/scenarios";
import type { TrustRequest } from "@/lib/shared/setup-test/types";

/** How a type's own tests are told apart, by words of their ids. */
const wordsOf: Readonly<Record<SandboxStage, RegExp>> = {
  network: /resolve|reach|tcp|connect|host|server|site|account|token/,
  ssh: /ssh/,
  tls: /tls|ssl|certificate/,
  sign_in: /auth|sign|token|key|role/,
  access: /permission|probe|grant|schema|write/,
};

/** Where a type has no such test, its nearest: the first for what comes before signing in, else the last. */
function placeOf(input: {
  readonly plan: readonly { readonly id: string }[];
  readonly stage: SandboxStage;
}): number {
  const { plan, stage } = input;
  const found = plan.findIndex(({ id }) => wordsOf[stage].test(id));
  if (found !== -1) return found;
  return stage === "access" ? plan.length - 1 : 0;
}

/**
 * Runs the tests of a sandbox connection: those of its type, by the scenario that its answers or its link
 * session ask for. Everything around it is real; nothing is dialled.
 */
export async function sandboxCheck(input: {
  readonly plan: readonly { readonly id: string; readonly title: string }[];
  /** Of the link session; an answer's own scenario comes first. */
  readonly scenario: string | null;
  readonly check: CheckInput;
}): Promise<void> {
  const { plan } = input;
  // Every test runs anew: which one fails is for the answers to say, and not for what passed before.
  const { standing: _passedBefore, ...check } = input.check;
  const asked = findScenario(check.values);
  const scenario = sandboxScenario(asked?.id ?? input.scenario);
  const stage = scenario.failure?.stage ?? "network";
  const at = placeOf({ plan, stage });
  const stages = plan.map(
    (test, index): Stage<null> => ({
      ...test,
      run: async ({ context }) => {
        if (index !== at) return passed;
        if (scenario.sleepsMs !== undefined) return wakeUp({ scenario, since: context.wake?.since });
        await wait(scenario.delayMs ?? 0, undefined, { signal: context.signal });
        return outcomeOf({ scenario, field: asked?.property, check });
      },
    }),
  );
  await runStages({ stages, state: null, input: check });
}

const passed: StageOutcome = { status: "PASSED", message: "Passed in sandbox mode: nothing was dialled." };

/** Asleep until a run has waited long enough. Nobody waits where `since` is undefined: then it is awake. */
function wakeUp(input: {
  readonly scenario: SandboxScenario;
  readonly since: number | null | undefined;
}): StageOutcome {
  const { scenario, since } = input;
  if (since === undefined || (since !== null && Date.now() - since >= (scenario.sleepsMs ?? 0))) {
    return { ...passed, message: "It was asleep and is awake now." };
  }
  return { status: "FAILED", code: "starting", message: "It is asleep.", hint: "Test again in a moment." };
}

function outcomeOf(input: {
  readonly scenario: SandboxScenario;
  readonly field: string | undefined;
  readonly check: CheckInput;
}): StageOutcome {
  const { scenario, field, check } = input;
  if (scenario.failure === null) return passed;
  const { code, message, hint, trust: kind } = scenario.failure;
  const details = [{ label: "Sandbox", value: scenario.id }];
  const failed = { status: "FAILED", code, message, hint, details } as const;
  if (kind === undefined) return field === undefined ? failed : { ...failed, field };
  const { host, port, fingerprint } = peers[kind];
  const isApproved = check.context.trusted.fingerprints({ kind, host, port }).includes(fingerprint);
  return isApproved ? passed : { ...failed, trust: peers[kind] };
}

/** `invalid` is a name that no resolver knows (RFC 2606). */
const host = "sandbox.invalid";
const peers: Readonly<Record<TrustRequest["kind"], TrustRequest>> = {
  tls_certificate: {
    kind: "tls_certificate",
    host,
    port: 443,
    fingerprint: Array.from({ length: 32 }, () => "5B").join(":"),
    facts: [
      { label: "Issued to", value: host },
      { label: "Issued by", value: "Sandbox Authority" },
    ],
  },
  ssh_host_key: {
    kind: "ssh_host_key",
    host,
    port: 22,
    fingerprint: `SHA256:${"sandbox".padEnd(43, "x")}`,
    facts: [{ label: "Key", value: "ED25519, 256 bits" }],
  },
};
