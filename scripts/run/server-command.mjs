import path from "node:path";
import { root, serverBundle } from "../steps/project.mjs";

/** Heap limit of the server, MB. */
const heap = 512;
/** Room for young objects, MB. Node starts with 1 and grows: a sixth of a start was collecting garbage. */
const youngHeap = 16;

/**
 * How often WASM code runs before it is compiled anew for speed, in V8's unit (its default is 13 million). The
 * embedded database is WASM: by default V8 spent more processor time and memory on compiling during a start than
 * the database did on opening, and thousands of queries later it was no faster for it.
 */
const wasmTieringBudget = 300_000_000;

/** Arguments of node that run the server, the same for `npm start`, the journeys and the bench. */
export const serverArguments = [
  "--disable-proto=delete",
  `--max-old-space-size=${heap}`,
  `--min-semi-space-size=${youngHeap}`,
  `--wasm-tiering-budget=${wasmTieringBudget}`,
  serverBundle,
];

/** What such a process finds in its environment. Node keeps compiled code in the folder named here. */
export const serverEnvironment = {
  NODE_ENV: "production",
  NODE_COMPILE_CACHE: path.join(root, ".next", "latchkey", "compile-cache"),
};
