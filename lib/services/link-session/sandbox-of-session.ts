import { InvalidInputError } from "@/lib/services/errors";
import type { CreateLinkSessionInput } from "./create-link-session-input";

/**
 * Whether a session is of the sandbox: as its connection is, where there is one.
 * @throws InvalidInputError
 */
export function sandboxOfSession(input: {
  readonly body: CreateLinkSessionInput;
  readonly connection: { readonly sandbox: boolean } | null;
}): { readonly sandbox: boolean; readonly sandboxScenario: string | null } {
  const { body, connection } = input;
  const sandbox = connection?.sandbox ?? body.sandbox;
  if (body.sandbox && !sandbox)
    throw problem("sandbox", "is not for a connection that was made outside the sandbox");
  if (!sandbox && body.sandboxScenario !== undefined)
    throw problem("sandboxScenario", "goes with sandbox only");
  return { sandbox, sandboxScenario: body.sandboxScenario ?? null };
}

function problem(field: string, msg: string): InvalidInputError {
  return new InvalidInputError({ problems: [{ loc: ["body", field], msg, type: "value_error" }] });
}
