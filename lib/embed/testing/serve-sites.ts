/**
 * Two sites for the SDK's browser test: a host page under a strict CSP, and a stand-in for Latchkey that
 * serves the built SDK and a frame which uses the real frame end of the channel.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface Sites {
  readonly host: string;
  readonly embed: string;
  /** Origins the frame accepts as its parent. */
  allowedOrigins: readonly string[];
  /** Whether the frame's document speaks at all. */
  silent: boolean;
  /** The host page's own bundle, served as `/page.js`. */
  pageScript: string;
  /** A page of the host's without a policy, served as `/sample`. */
  samplePage: string;
  /** What the host's back end answers at `/token` and `/connection`, and at the addresses of the samples. */
  linkToken: string;
  connection: object | null;
  close(): void;
}

export async function serveSites(): Promise<Sites> {
  execFileSync(process.execPath, [`${root}scripts/build-embed.mjs`], { stdio: "pipe" });
  const channel = await bundleChannel();
  const embedServer = await listen((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    if (/^\/embed(-doctor)?\.m?js$/.test(path)) {
      response.setHeader("content-type", "text/javascript");
      response.setHeader("access-control-allow-origin", "*");
      return response.end(readFileSync(`${root}public${path}`));
    }
    response.setHeader("content-type", "text/html");
    return response.end(framePage({ sites, channel, session: path.split("/").at(-1) ?? "" }));
  });
  const hostServer = await listen((request, response) => answerAsHost({ sites, request, response }));
  const sites: Sites = {
    host: `http://127.0.0.1:${hostServer.port}`,
    embed: `http://localhost:${embedServer.port}`,
    allowedOrigins: [],
    silent: false,
    pageScript: "",
    samplePage: "",
    linkToken: "",
    connection: null,
    close() {
      hostServer.close();
      embedServer.close();
    },
  };
  return sites;
}

/** The host's page, its bundle, and the two calls to its back end. */
function answerAsHost(input: {
  readonly sites: Sites;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}): void {
  const { sites, request, response } = input;
  const { url = "/" } = request;
  if (/token$/.test(url)) return void response.end(JSON.stringify({ token: sites.linkToken }));
  if (/connection/.test(url)) {
    response.statusCode = sites.connection ? 200 : 500;
    return void response.end(JSON.stringify(sites.connection));
  }
  const isScript = url === "/page.js";
  response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
  if (isScript) return void response.end(sites.pageScript);
  if (url.startsWith("/sample")) return void response.end(sites.samplePage);
  response.setHeader(
    "content-security-policy",
    `default-src 'none'; script-src 'self' ${sites.embed}; frame-src *; style-src 'self'; connect-src 'self'`,
  );
  response.end(hostPage(sites));
}

function hostPage({ embed }: Sites): string {
  return `<!doctype html><html lang="en"><title>Host</title><body><h1>Host</h1><div id="box"></div>
    <script src="${embed}/embed.js"></script></body></html>`;
}

function framePage(input: {
  readonly sites: Sites;
  readonly channel: string;
  readonly session: string;
}): string {
  const start = `
    window.got = { tokens: [], themes: [], closes: [], forgeries: 0 };
    window.channel = connectToHost({
      sessionId: ${JSON.stringify(input.session)},
      allowedOrigins: ${JSON.stringify(input.sites.allowedOrigins)},
      onToken: (token) => got.tokens.push(token),
      onUpdate: (theme) => got.themes.push(theme),
      onForgery: () => (got.forgeries += 1),
      onClose: (by) => {
        got.closes.push(by);
        if (window.deaf) return;
        channel.sendExit({ eventId: null, reason: by + "_closed", stepId: "details", lastErrorCode: null, dirty: true, sig: null });
      },
    });
    channel.sendTokenNeeded("first");`;
  return `<!doctype html><html lang="en"><meta name="color-scheme" content="light dark">
    <body style="margin:0"><div id="content" style="height:300.4px"></div><input id="field">
    <script>${input.sites.silent ? "" : `${input.channel}${start}`}</script></body></html>`;
}

async function bundleChannel(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { connectToHost } from "./host-channel"; window.connectToHost = connectToHost;`,
      resolveDir: `${root}components/capture`,
    },
    tsconfig: `${root}tsconfig.json`,
    bundle: true,
    format: "iife",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

async function listen(listener: RequestListener): Promise<{ readonly port: number; close(): void }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
