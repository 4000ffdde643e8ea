import { request as httpRequest, type IncomingMessage } from "node:http";
import { actionIds } from "../fixtures/action-client";
import { createLinkSession } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import { captureByHand } from "../fixtures/capture-by-hand";
import { expect, test } from "../fixtures/journey";
import { faultOf } from "./judge-answer";

/** Twice what an action takes, and sixteen times what the API takes. */
const pieces = 64;
const piece = "y".repeat(16 * 1024);

/** Posts a JSON text in pieces, so that no header tells its length beforehand. */
function postInPieces(input: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly begin: string;
  readonly end: string;
}): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(input.url, { method: "POST", headers: input.headers });
    request.once("error", reject);
    request.once("response", (response) => readAll(response).then(resolve, reject));
    request.write(input.begin);
    for (let count = 0; count < pieces; count += 1) request.write(piece);
    request.end(input.end);
  });
}

async function readAll(response: IncomingMessage) {
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  const type = response.headers["content-type"] ?? "";
  return { status: response.statusCode ?? 0, headers: new Headers({ "content-type": type }), text };
}

/** Every address that reads a body, with a call that is good but for its length. */
async function calls({ app }: { readonly app: AppServer }) {
  const { session, bearer } = await captureByHand({ app });
  const frame = `${app.url}/embed/${session.id}`;
  const json = { "content-type": "application/json" };
  const action = { "content-type": "text/plain;charset=UTF-8", origin: app.url };
  return [
    {
      what: "the API",
      url: `${app.url}/api/v1/link-sessions`,
      headers: { ...json, authorization: `Bearer ${app.apiKey}` },
      begin: '{"recipient":{"externalId":"acme","name":"',
      end: '"},"allowedOrigins":["https://app.example.com"]}',
    },
    {
      what: "the exit",
      url: `${frame}/exit`,
      headers: json,
      begin: `{"bearer":"${bearer}","reason":"`,
      end: '"}',
    },
    ...[...actionIds()].map(([name, id]) => ({
      what: name,
      url: frame,
      headers: { ...action, "next-action": id },
      begin: `[{"bearer":"${bearer}","type":"postgres","stepId":"where","values":{"host":"`,
      end: '"}}]',
    })),
  ];
}

test("a body without a stated length is refused where it grows too large, and the server goes on", async ({
  app,
}) => {
  const faults: (string | null)[] = [];
  for (const { what, ...call } of await calls({ app })) {
    const answer = await postInPieces(call);
    faults.push(answer.status === 413 ? faultOf({ answer, what }) : `${what}: ${answer.status}`);
    expect(answer.text, what).not.toContain("yyy");
  }
  expect(faults.length).toBeGreaterThan(9);
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  expect((await createLinkSession({ app, origin: "https://app.example.com" })).token).not.toBe("");
});

test("callers that leave in the middle of a body do the server no harm", async ({ app }) => {
  const all = await calls({ app });
  for (const { url, headers, begin } of all) {
    await new Promise<void>((resolve) => {
      const request = httpRequest(url, { method: "POST", headers });
      request.once("close", () => resolve());
      request.on("error", () => undefined);
      request.write(begin + piece, () => request.destroy());
    });
  }
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  expect(app.log()).not.toMatch(/unhandled|uncaught/i);
  expect((await createLinkSession({ app, origin: "https://app.example.com" })).token).not.toBe("");
});
