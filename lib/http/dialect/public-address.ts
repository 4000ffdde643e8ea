import "server-only";
import { getEnv } from "@/lib/config/env";

/** The whole address of a path of this installation. */
export function publicAddress(path: string): string {
  return `${getEnv().publicUrl}${path}`;
}
