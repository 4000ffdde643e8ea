import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/services/caller";
import { openCredential } from "@/lib/services/credential/open-credential";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { answer } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, send } from "./fixtures/submission";

interface Place {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly credentialVersion: number;
}

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`swapped credentials on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let first: Place;
    let second: Place;
    let otherConnection: Place;
    let otherWorkspace: Place;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      const id = randomUUID();
      await getStore().prisma.workspace.create({ data: { id, name: "Other" } });
      [first, second] = await twoVersions(instance.caller);
      [otherConnection] = await twoVersions(instance.caller);
      [otherWorkspace] = await twoVersions({ workspaceId: id, apiKeyId: randomUUID() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const twoVersions = async (caller: Caller): Promise<[Place, Place]> => {
      const frame = await filledFrame({ instance: { ...instance, caller } });
      const { connectionId } = await send(frame);
      await answer({ frame, values: { password: "the second" } });
      await send(frame);
      const { workspaceId } = caller;
      return [1, 2].map((credentialVersion) => ({ workspaceId, connectionId, credentialVersion })) as [
        Place,
        Place,
      ];
    };
    const where = ({ connectionId, credentialVersion }: Place) => ({
      connectionId_version: { connectionId, version: credentialVersion },
    });
    const opens = async (place: Place) => {
      const opened = await openCredential(place);
      return opened.password?.reveal();
    };
    /** Puts columns of another row into this one, looks whether it opens, and puts its own back. */
    const openWith = async (place: Place, from: Place, columns: readonly string[]) => {
      const { credentialVersion } = getStore().prisma;
      const own = await credentialVersion.findUniqueOrThrow({ where: where(place) });
      const foreign = await credentialVersion.findUniqueOrThrow({ where: where(from) });
      const pick = (row: object) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)));
      await credentialVersion.update({ where: where(place), data: pick(foreign) });
      try {
        return await opens(place).catch((error: { code?: string }) => error.code);
      } finally {
        await credentialVersion.update({ where: where(place), data: pick(own) });
      }
    };

    test("each opens where it belongs", async () => {
      expect(await opens(first)).toBe(await opens(otherWorkspace));
      expect(await opens(second)).toBe("the second");
    });

    test.each([
      ["its ciphertext", ["sealedFields"]],
      ["its data key", ["wrappedKey"]],
      ["both", ["sealedFields", "wrappedKey"]],
      ["both and the tenant key", ["sealedFields", "wrappedKey", "tenantKeyId"]],
    ])("none opens with %s from another version, connection or workspace", async (_what, columns) => {
      for (const from of [second, otherConnection, otherWorkspace]) {
        expect(await openWith(first, from, columns)).toMatch(/^(vault_cannot_open|P2025)$/);
      }
      expect(await opens(first)).toBeDefined();
    });

    test("a row moved to another workspace as a whole does not open there", async () => {
      const { workspaceId } = otherWorkspace;
      const { credentialVersion } = getStore().prisma;
      await credentialVersion.update({ where: where(first), data: { workspaceId } });
      const moved = { ...first, workspaceId };
      expect(await opens(moved).catch((error: { code?: string }) => error.code)).toMatch(/^(vault_|P2025)/);
      await expect(opens(first)).rejects.toMatchObject({ code: "P2025" });
      await credentialVersion.update({
        where: where(first),
        data: { workspaceId: first.workspaceId },
      });
    });

    test("a field under another field's name does not open", async () => {
      const { credentialVersion } = getStore().prisma;
      const { sealedFields } = await credentialVersion.findUniqueOrThrow({ where: where(first) });
      const { "/password": sealed = "" } = sealedFields as Record<string, string>;
      const renamed = { "/ssh_private_key": sealed };
      await credentialVersion.update({ where: where(first), data: { sealedFields: renamed } });
      await expect(openCredential(first)).rejects.toMatchObject({ code: "vault_cannot_open" });
      await credentialVersion.update({ where: where(first), data: { sealedFields: sealedFields ?? {} } });
    });

    test("a tenant key moved to another workspace does not open anything", async () => {
      const { prisma } = getStore();
      const keys = await prisma.tenantKey.findMany();
      expect(keys).toHaveLength(2);
      const [mine, theirs] = [first, otherWorkspace].map(({ workspaceId }) =>
        keys.find((key) => key.workspaceId === workspaceId),
      );
      await prisma.tenantKey.update({
        where: { id: theirs?.id ?? "" },
        data: { wrappedKey: mine?.wrappedKey ?? "", kekId: mine?.kekId ?? "" },
      });
      forgetTenantKeys();
      await expect(openCredential(otherWorkspace)).rejects.toMatchObject({ code: "vault_cannot_open" });
      expect(await opens(second)).toBe("the second");
    });
  });
}

/** Opened tenant keys are kept in the process; a restart would forget them. */
function forgetTenantKeys(): void {
  (globalThis as { [key: symbol]: unknown })[Symbol.for("latchkey.tenant-keys")] = new Map();
}
