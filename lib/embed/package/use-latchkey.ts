import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  create,
  errorOf,
  type LatchkeyConnectOptions,
  type LatchkeyError,
  type LatchkeyExit,
  type LatchkeySuccess,
} from "./core";

// React before 19 complains of the latter on a server.
const useEarlyEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

export type LatchkeyHookOptions = Omit<LatchkeyConnectOptions, "container"> & {
  /** Shows the form inside this element instead of in a dialog. */
  readonly container?: RefObject<HTMLElement | null>;
};

export type LatchkeyStatus = "closed" | "opening" | "open";

interface State {
  readonly status: LatchkeyStatus;
  /** Why the last form ended, where it ended by a fault. */
  readonly error: LatchkeyError | null;
}

export interface UseLatchkey extends State {
  /** Shows the form. Does nothing while one is there. */
  readonly open: () => void;
  /** Closes the form; `onExit` follows. */
  readonly close: () => void;
}

/**
 * Latchkey in a component. Callbacks and `fetchToken` are always those of the last render. Unmounting takes the form
 * away without a callback, and so does another `token` or `baseUrl`.
 * @example
 * const { open, status, error } = useLatchkey({ baseUrl, fetchToken, onSuccess });
 * return <button onClick={open} disabled={status !== "closed"}>Connect a destination</button>;
 */
export function useLatchkey(options: LatchkeyHookOptions): UseLatchkey {
  const latest = useRef(options);
  const shown = useRef<ReturnType<typeof show>>(undefined);
  const [state, setState] = useState<State>({ status: "closed", error: null });
  const theme = JSON.stringify(options.theme);

  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    if (theme) shown.current?.handle.update({ theme: JSON.parse(theme) });
  }, [theme]);
  // Before React takes the element out of the page, which would be an exit like any other.
  useEarlyEffect(() => () => shown.current?.drop(), [options.baseUrl, options.token]);

  const open = useCallback(() => {
    if (shown.current?.isOpen()) return;
    // What is left of the last one: the note that it could not be loaded.
    shown.current?.drop();
    shown.current = show({ latest, setState });
  }, []);
  const close = useCallback(() => shown.current?.handle.close(), []);
  return { ...state, open, close };
}

/** One form, until it is dropped: after that nobody hears of it. */
function show({
  latest,
  setState,
}: {
  readonly latest: RefObject<LatchkeyHookOptions>;
  readonly setState: (state: State) => void;
}) {
  let isLive = true;
  let isOpen = true;
  const become = (status: LatchkeyStatus, error: LatchkeyError | null = null) => {
    isOpen = status !== "closed";
    if (isLive) setState({ status, error });
    return isLive;
  };
  const { container, fetchToken, ...rest } = latest.current;
  const element = container?.current;
  const handle = create({
    ...rest,
    ...(element && { container: element }),
    // Looked up at each call, and absent where there is none: then a token is all there is.
    ...(fetchToken && { fetchToken: () => latest.current.fetchToken?.() ?? fetchToken() }),
    onSuccess: (success: LatchkeySuccess) => become("closed") && latest.current.onSuccess(success),
    onExit: (exit: LatchkeyExit) => become("closed", errorOf(exit)) && latest.current.onExit?.(exit),
    onEvent: (event) => latest.current.onEvent?.(event),
    onLoad: () => become("open") && latest.current.onLoad?.(),
  });
  become("opening");
  handle.open();
  return {
    handle,
    isOpen: () => isOpen,
    drop() {
      become("closed");
      isLive = false;
      handle.destroy();
    },
  };
}
