import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as connections from "@/app/api/v1/connections/route";
import * as oneType from "@/app/api/v1/destination-types/[type]/route";
import * as types from "@/app/api/v1/destination-types/route";
import type { MemberCaller } from "@/lib/services/caller";
import { setTypeEnabled } from "@/lib/services/destination-type/set-type-enabled";
import { getFramePage } from "@/lib/services/link-session/get-frame-page";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { actions, codeOf, openFrame } from "./fixtures/frame";
import { createSession } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { gorgias } from "./fixtures/rows";
import { filledFrame, send } from "./fixtures/submission";

for (const { name, start } of oneDatabase) {
  describe(`types that a workspace switched off, on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const caller = (): MemberCaller => ({
      workspaceId: instance.caller.workspaceId,
      memberId: randomUUID(),
      role: "operator",
    });
    const turn = (type: string, enabled: boolean) => setTypeEnabled({ caller: caller(), type, enabled });
    const listed = async (query: Record<string, string>) => {
      const { json } = await callOperation({ handler: types.GET, query: { limit: "200", ...query } });
      return (json.destinationTypes as { type: string; enabled: boolean }[]).map(
        ({ type, enabled }) => `${type} ${enabled}`,
      );
    };

    test("no session, no connection and no list has it, and switched on again all have", async () => {
      await turn("gorgias", false);
      const create = () => callOperation({ handler: connections.POST, method: "POST", body: gorgias });
      const session = (destinationTypes?: string[]) =>
        createSession({ instance, body: destinationTypes === undefined ? {} : { destinationTypes } });
      expect(await create()).toMatchObject({
        status: 422,
        json: { detail: [{ loc: ["body", "provider"] }] },
      });
      await expect(session(["gorgias"])).rejects.toMatchObject({ code: "invalid_input" });
      const page = await getFramePage({ sessionId: (await session()).id });
      expect(page?.destinationTypes.map(({ id }) => id)).not.toContain("gorgias");
      expect(await listed({})).not.toContain("gorgias true");
      expect(await listed({ includeDisabled: "true" })).toContain("gorgias false");
      const card = () => callOperation({ handler: oneType.GET, path: { type: "gorgias" } });
      expect((await card()).json.details).toMatchObject({ access: false });

      await turn("gorgias", true);
      expect(await create()).toMatchObject({ status: 201 });
      await session(["gorgias"]);
      expect(await listed({})).toContain("gorgias true");
      expect((await card()).json.details).toMatchObject({ access: true });
    });

    test("a link that was made before gets no new connection of it; one that is there can be edited", async () => {
      const externalId = randomUUID();
      const open = await filledFrame({ instance, body: { recipient: { externalId } } });
      const late = await filledFrame({ instance });
      const { connectionId } = await send(open);
      await turn("postgres", false);
      expect(codeOf(await actions.submit({ bearer: late.bearer, type: "postgres" }))).toBe("not_found");
      expect(codeOf(await actions.openType({ bearer: late.bearer, type: "postgres" }))).toBe("not_found");
      const edit = await openFrame({
        instance,
        body: { mode: "edit", connectionId, recipient: { externalId } },
      });
      expect(edit.openType?.card.type).toBe("postgres");
      await send(edit);
      await turn("postgres", true);
      await send(late);
    });

    test("who switched what is audited once, and an unknown type is refused", async () => {
      await Promise.all([turn("s3", false), turn("sftp", false), turn("s3", false)]);
      const { workspaceId } = instance.caller;
      const row = await getStore().prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      expect([...row.disabledTypes].sort()).toEqual(["s3", "sftp"]);
      const where = { action: "destination_type.disabled", subject: "s3" };
      expect(await getStore().prisma.auditEvent.count({ where })).toBe(1);
      await expect(turn("never_heard_of", false)).rejects.toMatchObject({ code: "not_found" });
    });
  });
}
