/** The longest PEM text that is read, in characters: chains with keys stay well below. */
export const pemMaxLength = 65_536;

export interface RepairedPem {
  readonly text: string;
  /** True where line breaks, `\n` marks, quotes or indentation were put right. */
  readonly repaired: boolean;
  readonly problem: "no_begin" | "no_end" | "too_long" | null;
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;

/**
 * Puts right what copying does to a PEM text: lost line breaks, a literal `\n` in their place (JSON, env
 * files), quotes around it, indentation. Headers inside a block (`Proc-Type: …`) are left alone, since
 * where their lines ended cannot be told. The server still parses the result.
 */
export function repairPem(input: string): RepairedPem {
  if (input.length > pemMaxLength) return { text: input, repaired: false, problem: "too_long" };
  const unquoted = input
    .replaceAll(/\\r\\n|\\n/g, "\n")
    .trim()
    .replace(/^(["'])([\s\S]*)\1$/, "$2")
    .trim();
  if (!unquoted.includes("-----BEGIN ")) return { text: input, repaired: false, problem: "no_begin" };
  const blocks = [...unquoted.matchAll(block)];
  if (blocks.length === 0 || endsOpen(unquoted)) return { text: input, repaired: false, problem: "no_end" };
  const text = `${blocks.map((match) => rewrap(match[1] ?? "", match[2] ?? "")).join("\n")}\n`;
  const plain = input.replaceAll("\r\n", "\n").trim();
  return { text, repaired: text.trim() !== plain, problem: null };
}

function endsOpen(text: string): boolean {
  return text.lastIndexOf("-----BEGIN ") > text.lastIndexOf("-----END ");
}

function rewrap(label: string, body: string): string {
  const content = body.includes(":")
    ? body.trim()
    : body.trim().split(/\s+/).every(isFullLine)
      ? body.trim().split(/\s+/).join("\n")
      : (body.replaceAll(/\s+/g, "").match(/.{1,64}/g) ?? []).join("\n");
  return `-----BEGIN ${label}-----\n${content}\n-----END ${label}-----`;
}

/** Keeps a text as it was wrapped (OpenSSH wraps at 70, OpenSSL at 64) unless its lines are not lines at all. */
function isFullLine(line: string, index: number, lines: readonly string[]): boolean {
  return line.length <= 76 && (index === lines.length - 1 || line.length === lines[0]?.length);
}
