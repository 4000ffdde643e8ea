import type { Finding, PageUnderCheck } from "./finding";

/** Headers that are often taken for the cause, and are about who may hold the page itself. */
export function checkFraming(facts: PageUnderCheck): readonly Finding[] {
  const found: Finding[] = [];
  const options = facts.headers.get("x-frame-options");
  if (options !== undefined)
    found.push({
      id: "x-frame-options",
      severity: "note",
      title: "X-Frame-Options has no part in this",
      detail: /allow-from/i.test(options.join())
        ? "It says who may hold your page, not what your page may hold. ALLOW-FROM is ignored by browsers: use frame-ancestors of Content-Security-Policy for what it was meant to do."
        : "It says who may hold your page, not what your page may hold. Leave it as it is.",
      where: "X-Frame-Options",
    });
  const policies = facts.headers.get("content-security-policy") ?? [];
  if (policies.some((policy) => /(^|[;,]\s*)frame-ancestors\s/i.test(policy)))
    found.push({
      id: "frame-ancestors",
      severity: "note",
      title: "frame-ancestors has no part in this",
      detail: "It says who may hold your page. What your page may hold is frame-src.",
      where: "Content-Security-Policy",
    });
  return found;
}
