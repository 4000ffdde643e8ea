import "server-only";
import type { Caller } from "@/lib/services/caller";
import { createConnection } from "@/lib/services/connection/create-connection";
import type { CreateConnectionInput } from "@/lib/services/connection/create-connection-input";

/** What a dialect does not speak of is as in a call of the API that leaves it out. */
const unsaid = {
  visibility: "private",
  description: "",
  loadSettings: {},
  deployment: {},
  trustCertificates: false,
  trustFingerprints: false,
  runSetupTests: true,
} as const;

/** What a dialect says of a new connection. */
export type NewDestination = Pick<CreateConnectionInput, "name" | "provider" | "credentials"> &
  Partial<CreateConnectionInput>;

/** Makes a connection as a dialect says. @returns its id @throws the errors of createConnection */
export async function makeDestination(input: {
  readonly caller: Caller;
  readonly body: NewDestination;
}): Promise<string> {
  const body: CreateConnectionInput = { ...unsaid, ...input.body };
  return (await createConnection({ caller: input.caller, body })).id;
}
