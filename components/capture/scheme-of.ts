import type { FrameTheme } from "@/lib/shared/capture/contract";

/** The `data-scheme` of the frame's root; undefined follows the browser. */
export function schemeOf(theme: FrameTheme): "light" | "dark" | undefined {
  return theme.colorScheme === "light" || theme.colorScheme === "dark" ? theme.colorScheme : undefined;
}
