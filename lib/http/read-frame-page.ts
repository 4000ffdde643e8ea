import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { getFramePage } from "@/lib/services/link-session/get-frame-page";

/** The frame's page, read once per request: the layout needs its theme and language, the page all of it. */
export const readFramePage = cache(async (sessionId: string) =>
  getFramePage({ sessionId, acceptLanguage: (await headers()).get("accept-language") }),
);
