import { readdirSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { root } from "./project.mjs";

const folders = [".next/static", "public"];
const compressible = /\.(css|html|js|json|map|mjs|svg|txt|wasm|xml)$/;
/** Smaller files gain nothing: they fit into one packet as they are. Bytes. */
const smallest = 1024;

/** Writes a `.br` and a `.gz` beside every static file that gains by it, for the server to send as they are. */
export async function precompressAssets() {
  const files = folders.flatMap(compressibleUnder);
  const lane = async () => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) await compress(file);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

function compressibleUnder(folder) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => path.join(root, folder, name))
    .filter((file) => compressible.test(file) && statSync(file).size > smallest);
}

async function compress(file) {
  const content = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}
