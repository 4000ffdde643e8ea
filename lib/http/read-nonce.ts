import "server-only";
import { headers } from "next/headers";

/** The nonce `proxy.ts` gave this page. */
export async function readNonce(): Promise<string> {
  return (await headers()).get("x-nonce") ?? "";
}
