import "server-only";
import { getEnv } from "@/lib/config/env";

/** Where passkeys are good: the host and the exact origin of the dashboard. */
export function passkeySite(): { readonly rpID: string; readonly origin: string } {
  const { origin, hostname } = new URL(getEnv().publicUrl);
  return { rpID: hostname, origin };
}
