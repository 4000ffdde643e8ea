import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

let style: string | undefined;

/**
 * The frame's style sheet as text. It goes into the page itself, under the page's nonce: a file of its
 * own would cost the first paint a round trip, and `experimental.inlineCss` writes a tag without nonce.
 */
export function frameStyle(): string {
  style ??= readFileSync(path.join(process.cwd(), "components/capture/frame.css"), "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();
  return style;
}
