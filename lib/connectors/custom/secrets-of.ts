import { credentialNames } from "@/lib/shared/report-card/credential-names";
import type { ConnectorSchema } from "../types";
import type { DeclaredRequest } from "./declarative-check";
import { namesIn, textsIn } from "./template";

/** Names of the secrets a request sends, in card order. */
export function secretsOf(input: {
  readonly schema: Pick<ConnectorSchema, "steps">;
  readonly request: DeclaredRequest;
}): readonly string[] {
  const { url, headers, basicAuth, form, json } = input.request;
  const used = new Set(textsIn([url, headers, basicAuth, form, json]).flatMap(namesIn));
  return credentialNames(input.schema).filter((name) => used.has(name));
}
