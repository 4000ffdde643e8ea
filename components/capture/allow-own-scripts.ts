interface PolicyFactory {
  readonly defaultPolicy: unknown;
  createPolicy(
    name: "default",
    rules: { readonly createScriptURL: (address: string) => string | null },
  ): unknown;
}

/**
 * Lets the bundler load a part of the frame later: it sets a script's address as plain text, which the
 * page's Trusted Types refuse. From here on an address of our own build passes, and no other.
 */
export function allowOwnScripts(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  if (trustedTypes === undefined || trustedTypes.defaultPolicy) return;
  trustedTypes.createPolicy("default", { createScriptURL: ownScript });
}

/** The address, where it is a file of our build; null, which the browser refuses, for anything else. */
export function ownScript(address: string): string | null {
  const url = URL.parse(address, window.location.href);
  const isOwn = url?.origin === window.location.origin && url.pathname.startsWith("/_next/static/");
  return isOwn ? address : null;
}
