import type { FailureCode } from "../setup-test/failure-codes";

/** Which setup test a scenario happens in, by what the test is about. Each type has tests of its own. */
export type SandboxStage = "network" | "ssh" | "tls" | "sign_in" | "access";

/** One outcome that a sandbox link session can be made to have. */
export interface SandboxScenario {
  readonly id: string;
  /** What the user, or a test, does to get it. */
  readonly how: "value" | "session" | "both";
  /** What happens. */
  readonly outcome: string;
  /** The setup test that tells of it, and with which code; null where no test does. */
  readonly failure: {
    readonly stage: SandboxStage;
    readonly code: FailureCode;
    readonly message: string;
    readonly hint: string;
    /** Asks the user to approve a peer; approved, the next check passes. */
    readonly trust?: "tls_certificate" | "ssh_host_key";
  } | null;
  /** Milliseconds that its setup test takes. */
  readonly delayMs?: number;
  /** Milliseconds that the destination takes to wake: the check waits for it. */
  readonly sleepsMs?: number;
}

/**
 * Every scenario of sandbox mode, in one table: the server acts by it, and `/docs/sandbox` shows it. A scenario
 * is chosen by its value in any text field, `sandbox-` and its id with hyphens, alone or as a part
 * (`sandbox-host-unreachable.example.com`), or by `sandboxScenario` of the link session.
 */
export const sandboxScenarios = [
  {
    id: "success",
    how: "both",
    outcome: "Every setup test passes. The same without any value of this table.",
    failure: null,
  },
  {
    id: "wrong_password",
    how: "both",
    outcome: "The sign-in is refused, and the message points at the field with the value.",
    failure: {
      stage: "sign_in",
      code: "auth_failed",
      message: "The server does not accept this sign-in.",
      hint: "Check the user name and the password. Spaces that were copied along count.",
    },
  },
  {
    id: "timeout",
    how: "both",
    outcome: "Nothing answers in time. The outcome is `inconclusive`: nothing was judged.",
    failure: {
      stage: "network",
      code: "timeout",
      message: "The server did not answer in time.",
      hint: "A firewall or allow-list probably drops our connection. Let this service through, then test again.",
    },
    delayMs: 1_500,
  },
  {
    id: "host_unreachable",
    how: "both",
    outcome: "There is no way to the host.",
    failure: {
      stage: "network",
      code: "host_unreachable",
      message: "The host cannot be reached.",
      hint: "Check the address, and that the server is switched on and reachable from the internet.",
    },
  },
  {
    id: "untrusted_certificate",
    how: "both",
    outcome: "The user is asked to approve a certificate. Once they have, the check passes.",
    failure: {
      stage: "tls",
      code: "tls_untrusted",
      message: "The server's certificate is not signed by an authority that is trusted here.",
      hint: "Compare the certificate below with your server and approve it.",
      trust: "tls_certificate",
    },
  },
  {
    id: "unknown_host_key",
    how: "both",
    outcome: "The user is asked to approve an SSH host key. Once they have, the check passes.",
    failure: {
      stage: "ssh",
      code: "ssh_host_key_unknown",
      message: "This SSH server is not known here yet.",
      hint: "Compare the fingerprint with that of your SSH server, then approve it.",
      trust: "ssh_host_key",
    },
  },
  {
    id: "missing_grant",
    how: "both",
    outcome: "The sign-in works, and the account may not do what loading needs.",
    failure: {
      stage: "access",
      code: "permission_denied",
      message: "The account may not create tables here.",
      hint: "Have an administrator of the destination grant it, then test again.",
    },
  },
  {
    id: "credential_expired",
    how: "both",
    outcome: "The secret was good once and has expired at the destination.",
    failure: {
      stage: "sign_in",
      code: "credential_expired",
      message: "These credentials have expired.",
      hint: "Make new ones at the destination and enter them here.",
    },
  },
  {
    id: "slow_warehouse",
    how: "both",
    outcome:
      "The warehouse sleeps. The frame says so, offers to stop waiting, and goes on by itself once it is awake, after some ten seconds.",
    failure: null,
    sleepsMs: 6_000,
  },
  {
    id: "token_expired",
    how: "both",
    outcome:
      "The link session expires as the value is saved, once: the frame asks your page for a new token through `fetchToken` and goes on in place.",
    failure: null,
  },
  {
    id: "popup_blocked",
    how: "session",
    outcome:
      "In a step with a sign-in at a provider, the frame acts as if the browser had blocked the window: it offers a link. No provider is called; the sign-in succeeds.",
    failure: null,
  },
] as const satisfies readonly SandboxScenario[];

export type SandboxScenarioId = (typeof sandboxScenarios)[number]["id"];

export const sandboxScenarioIds = sandboxScenarios.map(({ id }) => id) as [
  SandboxScenarioId,
  ...SandboxScenarioId[],
];

/** What a field holds to choose a scenario. */
export function sandboxValue(id: SandboxScenarioId): string {
  return `sandbox-${id.replaceAll("_", "-")}`;
}

/** The scenario with an id; success for what is none. */
export function sandboxScenario(id: string | null): SandboxScenario {
  return sandboxScenarios.find((one) => one.id === id) ?? sandboxScenarios[0];
}
