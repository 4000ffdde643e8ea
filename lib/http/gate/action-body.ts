import { IncomingMessage } from "node:http";

/** Largest body of a server action, in bytes: a form with a PEM bundle or two. */
export const largestActionBody: number = 512 * 1024;

/** Reads a body within the limit; null when it is larger, after all of it came (see `refuse`). */
export async function readActionBody({
  request,
}: {
  readonly request: IncomingMessage;
}): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestActionBody) chunks.length = 0;
    else chunks.push(chunk);
  }
  return size > largestActionBody ? null : Buffer.concat(chunks);
}

/**
 * Whether a body is what our frame sends: a JSON array with one argument in React's text encoding,
 * where a string that begins with `$` means something to the decoder. Only `$$` (an escaped `$`) and
 * `$undefined` occur in our calls; every other reference is refused, since the decoder answers what it
 * cannot resolve with a 500.
 */
export function isActionBody({ body }: { readonly body: Buffer }): boolean {
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"), (key, value) => {
      if (key === "__proto__" || (typeof value === "string" && !isPlainText(value)))
        throw new Error("not ours");
      return value;
    });
    return Array.isArray(parsed) && parsed.length === 1;
  } catch {
    return false;
  }
}

function isPlainText(text: string): boolean {
  return !text.startsWith("$") || text.startsWith("$$") || text === "$undefined";
}

/** The request again, with a body that was read already. */
export function replay(input: { readonly request: IncomingMessage; readonly body: Buffer }): IncomingMessage {
  const { request } = input;
  const again = new IncomingMessage(request.socket);
  again.method = request.method;
  again.url = request.url;
  again.httpVersion = request.httpVersion;
  again.httpVersionMajor = request.httpVersionMajor;
  again.httpVersionMinor = request.httpVersionMinor;
  again.headers = { ...request.headers, "content-length": String(input.body.length) };
  again.rawHeaders = Object.entries(again.headers).flatMap(([name, value]) => [name, String(value)]);
  delete again.headers["transfer-encoding"];
  again.complete = true;
  again.push(input.body);
  again.push(null);
  return again;
}
