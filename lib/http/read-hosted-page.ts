import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { getHostedPage } from "@/lib/services/link-session/get-hosted-page";

/** The hosted page, read once per request: the layout needs its theme and language, the page all of it. */
export const readHostedPage = cache(async (sessionId: string) =>
  getHostedPage({ sessionId, acceptLanguage: (await headers()).get("accept-language") }),
);
