import { isBlank } from "./normal-fact";
import type { ParsedPaste } from "./types";

/** The file the AWS console offers with a new access key: a header and one line. */
export function parseAwsCsv(text: string): ParsedPaste | null {
  const lines = text
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const header = (lines[0] ?? "").split(",").map((name) => name.trim().toLowerCase());
  const id = header.indexOf("access key id");
  const secret = header.indexOf("secret access key");
  if (id === -1 || secret === -1) return null;
  const cells = (lines[1] ?? "").split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const access_id = cells[id] ?? "";
  const secret_key = cells[secret] ?? "";
  if (isBlank(access_id)) return null;
  return {
    format: "aws",
    system: null,
    facts: { access_id, ...(isBlank(secret_key) ? {} : { secret_key }) },
    unused: [],
  };
}
