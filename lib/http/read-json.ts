import "server-only";
import { RequestError } from "./request-error";

/** Largest JSON body of the API, in bytes. */
const largestBody = 64 * 1024;

/** Keys that change an object's prototype when they are assigned. */
const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads a JSON body within bounds.
 * @param isOptional no body at all is read as `{}`
 * @throws RequestError `unsupported_media_type`, `payload_too_large`, `bad_request`
 */
export async function readJson(input: {
  readonly request: Request;
  readonly isOptional?: boolean;
}): Promise<unknown> {
  const { request, isOptional = false } = input;
  if (isOptional && request.body === null) return {};
  const text = await readText(request);
  if (isOptional && text === "") return {};
  if (!/^application\/json(\s*;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new RequestError({
      code: "unsupported_media_type",
      userMessage: "Send the body as application/json.",
    });
  }
  return parseJson({ text });
}

/** A body that is too large is read to its end and forgotten: an answer in its middle would never arrive. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestBody) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (size > largestBody) {
    throw new RequestError({ code: "payload_too_large", userMessage: "The body is larger than 64 kB." });
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Parses JSON; refuses what is none, keys that reach for a prototype, and text PostgreSQL cannot hold.
 * @throws RequestError `bad_request`
 */
export function parseJson({ text }: { readonly text: string }): unknown {
  try {
    return JSON.parse(text, (key, value) => {
      if (forbiddenKeys.has(key) || key.includes("\0")) throw new Error("forbidden key");
      if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed()))
        throw new Error("forbidden text");
      return value;
    });
  } catch {
    throw new RequestError({ code: "bad_request", userMessage: "The body is not valid JSON." });
  }
}
