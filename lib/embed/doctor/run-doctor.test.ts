import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCommand, usage } from "./read-command";
import { runDoctor } from "./run-doctor";

const own = { version: "1.2.3", protocol: 1 };
const session = `ls_${"a".repeat(22)}`;
let page = { headers: {} as Record<string, string>, html: "", status: 200 };
let protocol = 1;
let holders = "";
let host = "";
let latchkey = "";
const servers: { close(): void }[] = [];

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  host = await listen(({ url }, response) => {
    if (url === "/moved") return response.writeHead(302, { location: "/" }).end();
    response.writeHead(page.status, { "content-type": "text/html", ...page.headers }).end(page.html);
  });
  latchkey = await listen(({ url }, response) => {
    if (url === "/embed.json") return response.end(JSON.stringify({ version: "2.0.0", protocol }));
    response.writeHead(200, { "content-security-policy": `frame-ancestors ${holders}` }).end();
  });
});
afterAll(() => servers.forEach((server) => void server.close()));

async function look(
  over: { headers?: Record<string, string>; html?: string; status?: number },
  ...more: string[]
) {
  page = { headers: {}, html: "", status: 200, ...over };
  const { code, output } = await runDoctor({
    args: [`${host}/moved`, "--latchkey", latchkey, "--json", ...more],
    own,
  });
  if (code === 2) return { code, ids: [], output };
  const { findings } = JSON.parse(output) as { findings: { id: string; line?: string }[] };
  return { code, ids: findings.map(({ id }) => id), output };
}

test("a page that lets the form in is well, redirects followed", async () => {
  expect(await look({ html: `<script src="${latchkey}/embed.js"></script>` })).toMatchObject({
    code: 0,
    ids: [],
  });
});

test.each([
  [{ headers: { "content-security-policy": "frame-src 'self'" } }, ["csp-frame-src"]],
  [{ html: `<meta http-equiv="Content-Security-Policy" content="frame-src 'none'">` }, ["csp-frame-src"]],
  [
    { html: `<meta http-equiv='content-security-policy' content="frame-src &#39;none&#39;">` },
    ["csp-frame-src"],
  ],
])("%j keeps it out", async (over, ids) => {
  expect(await look(over)).toMatchObject({ code: 1, ids });
});

test("a frame of the page's own is looked at, those of others are not", async () => {
  const html = `<iframe src="${latchkey}/embed/x" sandbox="allow-scripts"></iframe>`;
  expect(await look({ html })).toMatchObject({ code: 1, ids: ["sandbox"] });
  expect(await look({ html: '<iframe src="https://other.example" sandbox></iframe>' })).toMatchObject({
    code: 0,
  });
});

test("another protocol is named", async () => {
  protocol = 2;
  expect(await look({})).toMatchObject({ code: 1, ids: ["package-does-not-fit"] });
  protocol = 1;
});

test("a session that does not let the page's origin in is named", async () => {
  for (const [allowed, ids] of [
    [host, []],
    ["https://app.example.com", ["session-origin"]],
    ["'none'", ["session-origin"]],
  ] as const) {
    holders = allowed;
    expect(await look({}, "--session", session)).toMatchObject({ ids });
  }
});

test("what cannot be read is said in one sentence, with code 2", async () => {
  expect(await look({ status: 401 })).toMatchObject({
    code: 2,
    output: expect.stringContaining("answers 401"),
  });
  const args = ["http://127.0.0.1:1/", "--latchkey", latchkey];
  expect(await runDoctor({ args, own })).toMatchObject({
    code: 2,
    output: expect.stringContaining("Cannot look"),
  });
});

test("without --json it prints words, and the line to change", async () => {
  page = { headers: { "content-security-policy": "frame-src 'self'" }, html: "", status: 200 };
  const { output } = await runDoctor({ args: [host, "--latchkey", latchkey], own });
  expect(output).toContain(`→ Content-Security-Policy: frame-src 'self' ${latchkey}`);
});

test.each([[[]], [["x"]], [["https://a.example"]], [["file:///x", "--latchkey", "https://b.example"]]])(
  "%j is no command",
  async (args) => {
    expect(readCommand(args)).toBeNull();
    expect(await runDoctor({ args, own })).toEqual({ code: 2, output: usage });
  },
);
