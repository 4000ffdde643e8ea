import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

type Next = () => void;
type Handler = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

const year = 31_536_000;

/**
 * Serves the build's static files and `public/`, compressed at build time: Next would gzip them anew for
 * every request. Built files are named by their content and never change.
 */
export function staticFiles(input: { readonly builtFolder: string; readonly publicFolder: string }): Handler {
  const built = sirv(input.builtFolder, {
    brotli: true,
    gzip: true,
    etag: true,
    maxAge: year,
    immutable: true,
  });
  const open = sirv(input.publicFolder, {
    brotli: true,
    gzip: true,
    etag: true,
    maxAge: 300,
    // Host pages load the SDK from another origin, as a module or with an integrity hash.
    setHeaders: (response) => response.setHeader("access-control-allow-origin", "*"),
  });
  const prefix = "/_next/static";
  return (request, response, next) => {
    const url = request.url ?? "/";
    if (!url.startsWith(`${prefix}/`)) return open(request, response, next);
    const inner = Object.assign(Object.create(request) as IncomingMessage, { url: url.slice(prefix.length) });
    return built(inner, response, next);
  };
}
