import { takeCallback } from "@/lib/http/consent-window";

/** Where a provider sends the window back to, with a code or an error. */
export async function GET(request: Request): Promise<Response> {
  return takeCallback({ request });
}
