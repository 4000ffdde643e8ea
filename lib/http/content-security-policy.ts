/** Directives of every page: nothing by default, our own nonce'd scripts and styles, no plug-ins. */
const common = (nonce: string): readonly string[] => [
  "default-src 'none'",
  `script-src 'nonce-${nonce}' 'strict-dynamic'`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  // No string becomes HTML or code in our pages; these are the two policies of Next's own loader.
  "require-trusted-types-for 'script'",
  "trusted-types nextjs nextjs#bundler",
];

/** The capture frame's policy: it may be held by this session's origins and nobody else. */
export function framePolicy(input: {
  readonly nonce: string;
  readonly frameAncestors: readonly string[];
}): string {
  const ancestors = input.frameAncestors.length === 0 ? "'none'" : input.frameAncestors.join(" ");
  return [...common(input.nonce), `style-src 'nonce-${input.nonce}'`, `frame-ancestors ${ancestors}`].join(
    "; ",
  );
}

/** The policy of every other page: never in a frame. */
export function pagePolicy(input: { readonly nonce: string }): string {
  const { nonce } = input;
  return [...common(nonce), `style-src 'self' 'nonce-${nonce}'`, "frame-ancestors 'none'"].join("; ");
}

/**
 * The policy of the dashboard. Its pages load scripts while one goes from page to page; public/dashboard-chunks.js
 * holds the policy, `default`, that says which. They hold previews of forms, which are pages of ours.
 */
export function dashboardPolicy(input: { readonly nonce: string }): string {
  return `${pagePolicy(input).replace("trusted-types nextjs", "trusted-types default nextjs")}; frame-src 'self'`;
}

/** The policy of a form's preview: the dashboard holds it, and nobody else. */
export function previewPolicy({ nonce }: { readonly nonce: string }): string {
  return framePolicy({ nonce, frameAncestors: ["'self'"] });
}

/** Where the API's document is shown in Swagger UI. */
export const viewerPath = "/docs/api/viewer";

/**
 * The policy of the viewer, which turns strings into HTML: `sandbox` gives the page an origin that is nobody's, so that
 * it shares nothing with the dashboard, and it may connect to nothing and send no form.
 */
export function viewerPolicy({ nonce }: { readonly nonce: string }): string {
  const page = pagePolicy({ nonce })
    .replace("trusted-types nextjs nextjs#bundler", "trusted-types default dompurify")
    .replace("connect-src 'self'", "connect-src 'none'")
    .replace("form-action 'self'", "form-action 'none'");
  return `${page}; sandbox allow-scripts`;
}

/** Whether a path is that of a preview. */
export function isPreviewPath(path: string): boolean {
  return /^\/admin\/preview(\/|$)/.test(path);
}

/**
 * A page's policy as `npm run dev` needs it: Next's overlay has styles of its own, its hot reload loads
 * scripts by address, and React evaluates code to name where an error came from. Never for a build.
 */
export function developmentPolicy({ policy }: { readonly policy: string }): string {
  return policy
    .split("; ")
    .filter((directive) => !directive.includes("trusted-types"))
    .map((directive) => {
      if (directive.startsWith("script-src")) return `${directive} 'unsafe-eval'`;
      return directive.startsWith("style-src") ? "style-src 'self' 'unsafe-inline'" : directive;
    })
    .join("; ");
}

/** The policy of what is no page: it may load nothing and be held by nobody. */
export const inertPolicy = "default-src 'none'; frame-ancestors 'none'";
