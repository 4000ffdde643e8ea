import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, answer, type Frame, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const type = "postgres";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`drafts in two tabs on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let count = 0;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const open = (externalId: string): Promise<Frame> =>
      openFrame({ instance, body: { recipient: { externalId }, destinationTypes: [type] } });
    const somebody = () => `recipient-${++count}`;
    const opened = async ({ bearer }: Frame) => take(await actions.openType({ bearer, type }));
    const saved = async (frame: Frame) => (await opened(frame)).saved;

    test("two tabs that save different steps at the same moment keep each other's", async () => {
      const who = somebody();
      const [one, other] = [await open(who), await open(who)];
      for (let round = 0; round < 10; round += 1) {
        const values = { host: `${round}.example.com`, username: `loader-${round}` };
        await Promise.all([
          answer({ frame: one, values: { host: values.host } }),
          answer({ frame: other, values: { username: values.username, password: `secret-${round}` } }),
        ]);
        expect((await saved(one))?.values).toEqual(values);
      }
      expect(await saved(one)).toMatchObject({ configured: ["password"] });
    });

    test("many saves at once, each of another field, lose none", async () => {
      const frame = await open(somebody());
      const names = ["host", "port", "database", "schema", "username", "encryption_host"];
      const values = names.map((field) => ({ [field]: `${field}-typed` }));
      await Promise.all(values.map((one) => answer({ frame, values: one })));
      expect((await saved(frame))?.values).toEqual(Object.assign({}, ...values));
    });

    test("two tabs that open at the same moment show one public key", async () => {
      const who = somebody();
      const frame = await open(who);
      await getStore().prisma.draft.deleteMany();
      const openings = await Promise.all([1, 2, 3, 4].map(() => opened(frame)));
      expect(new Set(openings.map((one) => one.generated.ssh_public_key)).size).toBe(1);
    });
  });
}
