import type { KeyServiceRef } from "@/lib/shared/key-service";
import { LatchkeyError } from "./latchkey-error";

export type KeyServiceProblem = "busy" | "denied" | "unreachable" | "unset" | "wrong_key";

const sentences: Readonly<Record<KeyServiceProblem, (ref: KeyServiceRef) => string>> = {
  busy: ({ provider }) =>
    `The key service ${provider} turned this server away as too busy: wait a minute and start again.`,
  denied: ({ provider, key }) =>
    `The key service ${provider} refused this server's credentials: check the LATCHKEY_KEY_… variables, and that they may encrypt and decrypt with ${key}.`,
  unreachable: ({ provider }) =>
    `The key service ${provider} cannot be reached or does not work: check the network, and the service's own status.`,
  unset: ({ provider, key }) =>
    `The keyring has the key ${key} of ${provider}, and this server has no credentials for it: set the LATCHKEY_KEY_… variables of ${provider}.`,
  wrong_key: ({ provider, key }) =>
    `The key ${key} of ${provider} does not open what this keyring says it wrapped: it is another key, disabled or deleted.`,
};

/**
 * A key service that did not do what it was asked. `message` is one sentence for the operator and holds nothing
 * of what the service said; `userMessage` names neither service nor key.
 */
export class KeyServiceError extends LatchkeyError {
  readonly code = "key_service_unavailable";
  readonly problem: KeyServiceProblem;

  constructor(input: { readonly problem: KeyServiceProblem; readonly ref: KeyServiceRef }) {
    super({
      // As any other fault of the operator's, and in every language of the frame.
      userMessage: "Something went wrong on our side. Nothing was changed. Please try again.",
      internal: sentences[input.problem](input.ref),
    });
    this.problem = input.problem;
  }
}
