/** `embed.js`: sets `window.Latchkey`. Included twice, the first one stays. */
import type { LatchkeyApi } from "./api";
import { createApi } from "./create-api";

const page = globalThis as { Latchkey?: LatchkeyApi };
const script = globalThis.document?.currentScript as HTMLScriptElement | null | undefined;

page.Latchkey ??= createApi(script?.src);
