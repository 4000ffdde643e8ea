import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fivetranSample } from "@/lib/dialects/fivetran/sample";
import { improvadoSample } from "@/lib/dialects/improvado/sample";
import { prequelSample } from "@/lib/dialects/prequel/sample";
import { stitchSample } from "@/lib/dialects/stitch/sample";
import { dialectOperations } from "./fixtures/api-operations";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";
import { type ServedOperations, serveOperations } from "./fixtures/serve-operations";

const run = promisify(execFile);

const samples = [
  ["Stitch", stitchSample, '"current_step_type":"form"'],
  ["Fivetran", fivetranSample, '"service":"postgres_warehouse"'],
  ["Prequel", prequelSample, '"schema":"raw"'],
  ["Improvado", improvadoSample, '"datasource_name":"postgres"'],
] as const;

for (const { name, start } of oneDatabase) {
  describe(`the samples of the documentation on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let served: ServedOperations;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
      served = await serveOperations(await dialectOperations());
    });
    afterAll(async () => {
      await served.stop();
      await instance.stop();
      await server.stop();
    });

    test.each(samples)(
      "the sample of %s runs as it stands",
      { timeout: 60_000 },
      async (_name, sample, told) => {
        const env = { ...process.env, LATCHKEY_URL: served.url, LATCHKEY_API_KEY: bootstrapKey };
        const { stdout } = await run("bash", ["-c", `set -eo pipefail\n${sample}`], { env });
        expect(stdout).toContain(told);
        expect(stdout).not.toContain("the password of loader");
      },
    );
  });
}
