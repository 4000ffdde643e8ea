import "server-only";
import { cache } from "react";
import { getFramePage } from "@/lib/services/link-session/get-frame-page";

/** The frame's page, read once per request: the layout needs its theme and language, the page all of it. */
export const readFramePage = cache((sessionId: string) => getFramePage({ sessionId }));
