/** `@latchkey/embed/react`: a hook for the dialog, a component for a form in the page, and the status badge. */
import {
  type CSSProperties,
  createElement,
  type ReactElement,
  type RefObject,
  useEffect,
  useRef,
} from "react";
import { type BadgeOptions, createBadge } from "./badge";
import { type LatchkeyHookOptions, type UseLatchkey, useLatchkey } from "./use-latchkey";

export type { BadgeHealth, BadgeOptions, BadgeStatus } from "./badge";
export { type LatchkeyHookOptions, type LatchkeyStatus, type UseLatchkey, useLatchkey } from "./use-latchkey";

interface BoxProps {
  readonly id?: string;
  readonly className?: string;
  readonly style?: CSSProperties;
}

export type LatchkeyConnectProps = Omit<LatchkeyHookOptions, "container"> & BoxProps;
export type LatchkeyBadgeProps = Omit<BadgeOptions, "container"> & BoxProps;

/**
 * The form in the page, from mount to unmount: as wide as its place, as tall as its content. Another `token` or
 * `baseUrl` starts anew; another `theme` shows at once.
 * @example <LatchkeyConnect baseUrl={baseUrl} fetchToken={fetchToken} onSuccess={save} />
 */
export function LatchkeyConnect({ id, className, style, ...options }: LatchkeyConnectProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const { open }: UseLatchkey = useLatchkey({ ...options, container: box });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what opens another form
  useEffect(open, [options.baseUrl, options.token]);
  return createElement("div", { ref: box, id, className, style });
}

/**
 * Health of a connection, with a button that mends it.
 * @example <LatchkeyBadge baseUrl={baseUrl} fetchStatus={fetchStatus} fetchToken={fetchToken} />
 */
export function LatchkeyBadge({ id, className, style, ...options }: LatchkeyBadgeProps): ReactElement {
  const box = useRef<HTMLSpanElement>(null);
  useBadge(box, options);
  return createElement("span", { ref: box, id, className, style });
}

function useBadge(box: RefObject<HTMLElement | null>, options: Omit<BadgeOptions, "container">): void {
  const badge = useRef<ReturnType<typeof createBadge>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: later options come by the effect below
  useEffect(() => {
    if (box.current) badge.current = createBadge({ ...options, container: box.current });
    return () => badge.current?.destroy();
  }, []);
  useEffect(() => badge.current?.update(options));
}
