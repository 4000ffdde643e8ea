import type { Finding, PageUnderCheck } from "./finding";

/** What the script gives its frame, and what a frame of one's own needs as well. */
const frameSandbox = [
  "allow-scripts",
  "allow-same-origin",
  "allow-forms",
  "allow-popups",
  "allow-popups-to-escape-sandbox",
] as const;

/** Frames that pages write themselves instead of leaving them to the script. */
export function checkFrameTag({ html }: PageUnderCheck): readonly Finding[] {
  const tag = /<iframe\b[^>]*>/i.exec(html)?.[0];
  if (tag === undefined) return [];
  return [...checkSandbox(tag), ...checkAddress(tag), ...checkLazy(tag)];
}

function checkSandbox(tag: string): readonly Finding[] {
  const value = attribute({ tag, name: "sandbox" });
  if (value === null) return [];
  const flags = value.toLowerCase().split(/\s+/);
  const missing = frameSandbox.filter((flag) => !flags.includes(flag));
  if (missing.length === 0) return [];
  const stops = missing.includes("allow-scripts") || missing.includes("allow-same-origin");
  return [
    {
      id: "sandbox",
      severity: stops || missing.includes("allow-forms") ? "problem" : "warning",
      title: "The frame's sandbox is too tight",
      detail: `It lacks ${missing.join(", ")}. ${
        missing.includes("allow-same-origin")
          ? "Without allow-same-origin the frame has no origin of its own and its calls are refused. It is safe here: the frame's origin is another one than your page's."
          : "Sign-in windows of destinations need pop-ups."
      }`,
      where: "<iframe>",
      line: `sandbox="${frameSandbox.join(" ")}"`,
    },
  ];
}

function checkAddress(tag: string): readonly Finding[] {
  const source = attribute({ tag, name: "src" }) ?? "";
  if (!/lkt_|[?#&]token=/.test(source)) return [];
  return [
    {
      id: "token-in-address",
      severity: "problem",
      title: "The link token stands in the frame's address",
      detail:
        "Addresses end up in logs and histories. Leave the frame to Latchkey.open({ token }), which hands the token over by message.",
      where: "<iframe>",
      line: "Latchkey.open({ fetchToken, onSuccess, onExit })",
    },
  ];
}

function checkLazy(tag: string): readonly Finding[] {
  if (attribute({ tag, name: "loading" })?.toLowerCase() !== "lazy") return [];
  return [
    {
      id: "lazy-frame",
      severity: "warning",
      title: "A lazy frame may never load",
      detail: "Inside a closed dialog or below the fold, browsers wait with it until the script gives up.",
      where: "<iframe>",
      line: 'loading="eager"',
    },
  ];
}

function attribute(input: { readonly tag: string; readonly name: string }): string | null {
  const pattern = new RegExp(
    `\\s${input.name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+)))?(?=[\\s>/])`,
    "i",
  );
  const found = pattern.exec(input.tag);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? "");
}
