import { createLinkSession } from "../fixtures/api-client";
import { startApp } from "../fixtures/app-server";
import { expect, test } from "../fixtures/journey";
import { faultOf, leniencyOf } from "./judge-answer";
import { badWrites, oddReads } from "./nonsense";
import { countRows, sendNonsense } from "./send-nonsense";

test("whatever reaches any address, nothing fails and nothing is stored", async () => {
  test.setTimeout(600_000);
  const app = await startApp();
  const key = app.apiKey;
  const faults: (string | null)[] = [];
  try {
    await createLinkSession({ app, origin: "https://app.example.com" });
    const before = await countRows({ app });
    const reads = oddReads({ key }).map((nonsense) => ({ nonsense, judge: faultOf }));
    const writes = badWrites({ key }).map((nonsense) => ({ nonsense, judge: leniencyOf }));
    const requests = [...reads, ...writes].values();
    const sender = async () => {
      for (const { nonsense, judge } of requests) {
        faults.push(judge({ answer: await sendNonsense({ app, nonsense }), what: nonsense.what }));
      }
    };
    await Promise.all([sender(), sender(), sender(), sender()]);
    expect(faults.length).toBeGreaterThan(500);
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
    expect(await countRows({ app })).toEqual(before);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  } finally {
    await app.stop();
    await app.remove();
  }
});
