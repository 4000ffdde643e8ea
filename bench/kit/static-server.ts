import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";

export interface StaticServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves texts from memory, compressed once before: the fastest a page can be served. */
export async function startStaticServer(input: {
  readonly files: Readonly<Record<string, { readonly type: string; readonly body: Uint8Array }>>;
}): Promise<StaticServer> {
  const files = new Map(Object.entries(input.files).map(([path, file]) => [path, compressed(file)]));
  const server = createServer((request, response) => {
    const file = files.get((request.url ?? "/").split("?", 1)[0] ?? "/");
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const takes = request.headers["accept-encoding"] ?? "";
    const encoding = /\bbr\b/.test(takes) ? "br" : /\bgzip\b/.test(takes) ? "gzip" : "identity";
    const headers = { "content-type": file.type, "content-length": file[encoding].length };
    response
      .writeHead(200, encoding === "identity" ? headers : { ...headers, "content-encoding": encoding })
      .end(file[encoding]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function compressed({ type, body }: { readonly type: string; readonly body: Uint8Array }) {
  return { type, identity: body, br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) };
}
