import type { ReactNode } from "react";

/** Stands in for markdown-to-jsx, which `@rjsf/core` imports: our templates render no markdown, and it weighs 87 kB. */
export default function NoMarkdown({ children }: { readonly children?: ReactNode }): ReactNode {
  return children;
}
