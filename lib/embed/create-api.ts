import type { LatchkeyApi, LatchkeyHandle, LatchkeyOptions } from "./api";
import { Opening } from "./opening";
import { type Settings, tokenGetter } from "./token-getter";

/** The SDK of one loaded script: Latchkey is expected beside it, unless an option says otherwise. */
export function createApi(scriptUrl: string | undefined): LatchkeyApi {
  // At most one opening at a time, any number one after the other.
  function create(options: LatchkeyOptions): LatchkeyHandle {
    const base = options.baseUrl?.replace(/\/*$/, "/") ?? scriptUrl;
    const settings: Settings = { ...options, base };
    const getToken = tokenGetter(settings);
    let current: Opening | undefined;

    function open(): void {
      if (typeof window === "undefined" || current?.settled === false) return;
      current?.destroy();
      current = new Opening(settings, getToken, open);
    }

    return {
      open,
      close: () => current?.close(),
      destroy: () => current?.destroy(),
      update({ theme }) {
        settings.theme = { ...settings.theme, ...theme };
        current?.applyTheme();
      },
    };
  }

  return {
    create,
    open(options) {
      const handle = create(options);
      handle.open();
      return handle;
    },
  };
}
