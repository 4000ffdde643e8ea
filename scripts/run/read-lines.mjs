import { createInterface } from "node:readline";

/** Calls `onLine` for every line of a stream: parsed where it is a JSON object, else as text. */
export function readLines(stream, onLine) {
  createInterface({ input: stream }).on("line", (line) => onLine(parse(line), line));
}

function parse(line) {
  if (!line.startsWith("{")) return line;
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
