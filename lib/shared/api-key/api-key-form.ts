import { z } from "zod";

const optionalText = (most: number) => z.string().max(most, { error: "This is too long." });

/** A new API key, as a person writes it down; the API's own schema judges what comes of it. */
export const apiKeyForm = z.strictObject({
  name: z.string().trim().min(1, { error: "Give it a name." }).max(255),
  scopes: z.array(z.string().max(100)).min(1, { error: "Choose at least one." }),
  /** A range a line. */
  networks: optionalText(3_000),
  /** `YYYY-MM-DD`, or empty for one that never ends. */
  expiresOn: z.string().regex(/^(\d{4}-\d\d-\d\d)?$/, { error: "Choose a day." }),
  /** JWK as JSON, or empty. */
  publicKey: optionalText(3_000),
});

/** The same as the API takes it. Text that is no JSON stays a text, which the API's schema refuses. */
export function toApiKeyBody(form: z.infer<typeof apiKeyForm>): Readonly<Record<string, unknown>> {
  const { name, scopes, networks, expiresOn, publicKey } = form;
  return {
    name,
    scopes,
    allowedNetworks: networks.split(/[\s,]+/).filter(Boolean),
    // To the end of the day.
    expiresAt: expiresOn === "" ? null : `${expiresOn}T23:59:59Z`,
    releasePublicKey: publicKey.trim() === "" ? null : parsedOrText(publicKey),
  };
}

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
