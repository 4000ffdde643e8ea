import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

const read = new Map<string, string>();

/**
 * The frame's style sheet as text. It goes into the page itself, under the page's nonce: a file of its
 * own would cost the first paint a round trip, and `experimental.inlineCss` writes a tag without nonce.
 */
export function frameStyle(): string {
  return styleOf("components/capture/frame.css");
}

/** The same with what a page of its own stands on. */
export function hostedStyle(): string {
  return frameStyle() + styleOf("components/hosted/hosted.css");
}

function styleOf(file: string): string {
  const style =
    read.get(file) ??
    readFileSync(path.join(process.cwd(), file), "utf8")
      .replaceAll(/\/\*[\s\S]*?\*\//g, "")
      .replaceAll(/\s*\n\s*/g, "\n")
      .trim();
  read.set(file, style);
  return style;
}
