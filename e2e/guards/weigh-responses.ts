import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";

/** What a page fetched. */
export interface PageWeight {
  readonly requests: number;
  /** Sums over all bodies, in bytes. */
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
  readonly files: readonly {
    readonly path: string;
    readonly status: number;
    readonly raw: number;
    readonly brotli: number;
  }[];
}

/**
 * Counts what a page fetches from now on. Bodies are compressed anew, each at the highest level, so that
 * the figure does not depend on the server's settings.
 * @returns a function that weighs everything that was answered so far
 */
export function weighResponses({ page }: { readonly page: Page }): () => Promise<PageWeight> {
  const responses: Response[] = [];
  page.on("requestfinished", async (request) => {
    const response = await request.response();
    if (response !== null) responses.push(response);
  });
  return async () => {
    const files = await Promise.all(responses.map(weigh));
    const sum = (size: (file: (typeof files)[number]) => number) =>
      files.reduce((total, file) => total + size(file), 0);
    return {
      requests: files.length,
      raw: sum((file) => file.raw),
      gzip: sum((file) => file.gzip),
      brotli: sum((file) => file.brotli),
      files,
    };
  };
}

async function weigh(response: Response) {
  const body = await response.body();
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return {
    path: new URL(response.url()).pathname,
    status: response.status(),
    raw: body.length,
    gzip: gzipSync(body, { level: constants.Z_BEST_COMPRESSION }).length,
    brotli: brotliCompressSync(body, { params }).length,
  };
}
