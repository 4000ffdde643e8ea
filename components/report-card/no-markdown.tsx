import type { ReactNode } from "react";

/** Stands in for `markdown-to-jsx/react`, which `@rjsf/core` imports: our templates render no markdown, and it weighs 87 kB. */
export function Markdown({ children }: { readonly children?: ReactNode }): ReactNode {
  return children;
}

export default Markdown;
