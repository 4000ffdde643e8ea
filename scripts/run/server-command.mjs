import path from "node:path";
import { root, serverBundle } from "../steps/project.mjs";

/** Heap limit of the server, MB. */
const heap = 512;
/** Room for young objects, MB. Node starts with 1 and grows: a sixth of a start was collecting garbage. */
const youngHeap = 16;

/** Arguments of node that run the server, the same for `npm start`, the journeys and the bench. */
export const serverArguments = [
  "--disable-proto=delete",
  `--max-old-space-size=${heap}`,
  `--min-semi-space-size=${youngHeap}`,
  serverBundle,
];

/** What such a process finds in its environment. Node keeps compiled code in the folder named here. */
export const serverEnvironment = {
  NODE_ENV: "production",
  NODE_COMPILE_CACHE: path.join(root, ".next", "latchkey", "compile-cache"),
};
