import type { Finding, PageUnderCheck } from "./finding";

/** COEP and COOP: what isolates a page, and what of it touches the frame. */
export function checkIsolation(facts: PageUnderCheck): readonly Finding[] {
  return [...checkEmbedder(facts), ...checkOpener(facts)];
}

function checkEmbedder(facts: PageUnderCheck): readonly Finding[] {
  const value = lastValue(facts, "cross-origin-embedder-policy");
  if (value !== "require-corp" && value !== "credentialless") return [];
  return [
    {
      id: "coep",
      severity: "note",
      title: "Cross-origin isolation lets Latchkey in",
      detail: `Your page asks everything it embeds to agree (${value}). Latchkey's frame and script say that they do: nothing to change. The script tag of other vendors may need crossorigin.`,
      where: "Cross-Origin-Embedder-Policy",
    },
  ];
}

function checkOpener(facts: PageUnderCheck): readonly Finding[] {
  const value = lastValue(facts, "cross-origin-opener-policy");
  if (value === undefined || value === "unsafe-none") return [];
  return [
    {
      id: "coop",
      severity: "note",
      title: "The opener policy does no harm",
      detail: `With ${value}, the window of a sign-in has no way back to your page. Latchkey needs none: the result comes through its server.`,
      where: "Cross-Origin-Opener-Policy",
    },
  ];
}

function lastValue(facts: PageUnderCheck, name: string): string | undefined {
  return facts.headers.get(name)?.at(-1)?.split(";", 1)[0]?.trim().toLowerCase();
}
