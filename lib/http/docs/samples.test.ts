import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, test, vi } from "vitest";
import document from "@/lib/http/openapi/openapi.generated.json";
import { createLinkSessionInput } from "@/lib/services/link-session/create-link-session-input";
import { newSigningSecret, signMessage } from "@/lib/services/webhook/signing-secret";
import { examinePage } from "@/lib/shared/embed-doctor/examine-page";

const folder = "docs/samples";
const read = (file: string) => readFileSync(`${folder}/${file}`, "utf8");
const env = { LATCHKEY_API_KEY: "lk_key", APP_ORIGIN: "https://app.example.com" };
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** A Latchkey that accepts what the real one accepts, and gives the bodies it got. */
async function startLatchkey() {
  const got: unknown[] = [];
  const server = createServer(async (request, response) => {
    expect(request.headers.authorization).toBe("Bearer lk_key");
    if (request.method !== "POST") return response.end(JSON.stringify({ id: "7", status: "invalid" }));
    const body = await json(request);
    got.push(body);
    const { success } = createLinkSessionInput.safeParse(body);
    response.statusCode = success ? 201 : 422;
    response.end(JSON.stringify({ token: "lkt_1" }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { got, url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

test.each(readdirSync(folder).filter((file) => file.endsWith(".sh")))(
  "%s is a call that is accepted",
  (file) => {
    // A curl that tells its arguments instead, NUL after each.
    const script = `curl() { printf '%s\\0' "$@"; }\nLATCHKEY_URL=http://latchkey LATCHKEY_API_KEY=key\n${read(file)}`;
    const told = execFileSync("bash", ["-c", script], { encoding: "utf8" }).split("\0");
    expect(told).toContain("http://latchkey/api/v1/link-sessions");
    const body = JSON.parse(told[told.indexOf("-d") + 1] ?? "");
    expect(createLinkSessionInput.safeParse(body).error).toBeUndefined();
  },
);

test("next-route.ts gives the page a token, and no more", async () => {
  const latchkey = await startLatchkey();
  for (const [name, value] of Object.entries({ ...env, LATCHKEY_URL: latchkey.url })) vi.stubEnv(name, value);
  const { POST } = await import("@/docs/samples/next-route");
  const answer = await POST();
  expect([answer.status, await answer.json()]).toEqual([200, { token: "lkt_1" }]);
  expect(latchkey.got).toMatchObject([{ recipient: { externalId: "customer-42" } }]);
  latchkey.stop();
});

test("back-end.mjs makes tokens, for a new connection and for one to mend", async () => {
  const latchkey = await startLatchkey();
  const child = spawn(process.execPath, [`${folder}/back-end.mjs`], {
    env: { ...env, NODE_ENV: "test", LATCHKEY_URL: latchkey.url, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [line] = await once(child.stdout, "data");
    const url = `http://localhost:${/\d+/.exec(String(line))?.[0]}`;
    const post = async (body?: object) =>
      (
        await fetch(`${url}/api/link-token`, { method: "POST", ...(body && { body: JSON.stringify(body) }) })
      ).json();
    expect(await post()).toEqual({ token: "lkt_1" });
    const connectionId = "9f1a7a52-4c3f-4f0e-9d7e-0d6a1d1c2b3a";
    expect(await post({ mode: "reauthorize", connectionId })).toEqual({ token: "lkt_1" });
    expect(latchkey.got).toMatchObject([
      { destinationTypes: ["postgres"] },
      { mode: "reauthorize", connectionId },
    ]);
    expect(await (await fetch(`${url}/api/connections/7`)).json()).toEqual({ id: "7", status: "invalid" });
  } finally {
    child.kill();
    latchkey.stop();
  }
});

test("webhook.mjs believes a signature of Latchkey's, and no other", async () => {
  const secret = `whsec_${Buffer.from("k".repeat(32)).toString("base64")}`;
  vi.stubEnv("LATCHKEY_WEBHOOK_SECRET", secret);
  const { readEvent } = await import("@/docs/samples/webhook.mjs");
  const body = JSON.stringify({ type: "connection.checked", data: { outcome: "passed" } });
  const sign = (key: string) => ({
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
    "webhook-signature": new Webhook(key).sign("evt_1", new Date(), body),
  });
  expect(readEvent(body, sign(secret))).toMatchObject({ id: "evt_1", type: "connection.checked" });
  const other = `whsec_${Buffer.from("x".repeat(32)).toString("base64")}`;
  expect(() => readEvent(body, sign(other))).toThrow();
});

test("webhook-ed25519.mjs believes the webhook's key, and no other, no old message and no HMAC", async () => {
  const [mine, other] = [
    newSigningSecret({ algorithm: "ed25519" }),
    newSigningSecret({ algorithm: "ed25519" }),
  ];
  vi.stubEnv("LATCHKEY_WEBHOOK_PUBLIC_KEY", String(mine.publicKey));
  const { readEvent } = await import("@/docs/samples/webhook-ed25519.mjs");
  const body = JSON.stringify({ type: "connection.checked", data: {} });
  const sign = ({ secret }: { readonly secret: string }, timestamp = Math.floor(Date.now() / 1000)) => ({
    "webhook-id": "evt_1",
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signMessage({ secret, id: "evt_1", timestamp, body }),
  });
  expect(readEvent(body, sign(mine))).toMatchObject({ id: "evt_1", type: "connection.checked" });
  const both = `${sign(other)["webhook-signature"]} ${sign(mine)["webhook-signature"]}`;
  expect(readEvent(body, { ...sign(mine), "webhook-signature": both })).toMatchObject({ id: "evt_1" });
  const hmac = newSigningSecret({ algorithm: "hmac" });
  for (const headers of [sign(other), sign(hmac), sign(mine, 1_700_000_000)])
    expect(() => readEvent(body, headers)).toThrow();
  expect(() => readEvent(`${body} `, sign(mine))).toThrow();
});

test("pages name no operation that is not there", () => {
  const pages = ["app/(docs)", "components/docs", "components/api-docs", "docs/samples", "lib/shared/docs"];
  const files = pages.flatMap((from) =>
    readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
  const named = [...files, "README.md"].flatMap((file) =>
    (readFileSync(file, "utf8").match(/\/api\/v1\/(?!openapi\.json)[a-z][a-z-]*/g) ?? []).map((path) => ({
      file,
      path,
    })),
  );
  const real = new Set(Object.keys(document.paths).map((path) => path.split("/").slice(0, 4).join("/")));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ path }) => !real.has(path))).toEqual([]);
});

test("with headers.txt, nothing of the page keeps the form out", () => {
  const found = examinePage({
    pageUrl: "https://app.example.com/settings",
    headers: read("headers.txt"),
    html: "",
    latchkeyUrl: "https://latchkey.example.com",
    allowedOrigins: ["https://app.example.com"],
  });
  expect(found).toEqual([]);
});

test("what the pages show is what stands in the files", () => {
  execFileSync(process.execPath, ["scripts/gen-docs.mjs", "--check"], { stdio: "pipe" });
});
