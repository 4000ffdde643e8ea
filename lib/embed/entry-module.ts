/** `embed.mjs`: the same SDK as an ES module. Importing it has no effect on the page. */
import type { LatchkeyApi } from "./api";
import { createApi } from "./create-api";

const api: LatchkeyApi = createApi(import.meta.url);

export const create: LatchkeyApi["create"] = api.create;
export const open: LatchkeyApi["open"] = api.open;
