import "server-only";
import { z } from "zod";
import { readPlain, writePlain } from "./plain-text";

/** A call as it is carried from a process that serves to one that works: a request, and what was read from it. */
export interface CarriedCall {
  readonly request: Request;
  /** Beside the request: parts of the path, the argument of an action. */
  readonly rest: object;
}

/** Largest body that is carried, in bytes: one more than the API reads, so that what is too large stays too large. */
const largestBody = 64 * 1024 + 1;

/** A call that was under way for longer is refused, in ms. Both ends are on one machine. */
const oldestMs = 60_000;

/** Between two machines or frameworks; never the call's own. */
const notCarried = /^(connection|content-length|host|keep-alive|transfer-encoding|upgrade|next-.*|rsc)$/;

const head = z.object({
  at: z.number(),
  method: z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
  url: z.url().max(10_000),
  headers: z.array(z.tuple([z.string(), z.string()])).max(200),
  rest: z.record(z.string(), z.unknown()),
  hasBody: z.boolean(),
});

/** Writes a call as bytes: the length of its head, the head, the body. */
export async function packCall({ request, rest }: CarriedCall): Promise<Buffer> {
  const { method, url } = request;
  const headers = [...request.headers].filter(([name]) => !notCarried.test(name));
  const hasBody = request.body !== null;
  const text = writePlain({ value: { at: Date.now(), method, url, headers, rest, hasBody } });
  const bytes = Buffer.from(text, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes, await readBody(request)]);
}

/** Reads what `packCall` wrote. @throws Error where it is none, or too old @param signal ends with the caller's call */
export function unpackCall(input: { readonly bytes: Buffer; readonly signal: AbortSignal }): CarriedCall {
  const { bytes, signal } = input;
  const end = 4 + bytes.readUInt32BE(0);
  const { at, method, url, headers, rest, hasBody } = head.parse(
    readPlain({ text: bytes.toString("utf8", 4, end) }),
  );
  if (Math.abs(Date.now() - at) > oldestMs) throw new Error("the call is too old");
  const body = hasBody ? { body: Uint8Array.from(bytes.subarray(end)) } : {};
  return { request: new Request(url, { method, headers: [...headers], signal, ...body }), rest };
}

async function readBody(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    // Read to its end all the same: an answer in its middle would never arrive.
    if (size < largestBody) chunks.push(chunk);
    size += chunk.byteLength;
  }
  return Buffer.concat(chunks).subarray(0, largestBody);
}
