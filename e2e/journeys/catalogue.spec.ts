import { connectorSchemas } from "@/lib/connectors/registry.generated";
import { fitsOnPhone } from "../fixtures/barriers";
import { CardWalk } from "../fixtures/card-walk";
import { expect, test } from "../fixtures/catalogue-journey";
import { frameBarriers } from "../fixtures/frame-axe";
import { HostVisit } from "../fixtures/host-visit";

test.use({ trace: "off" });
const desktop = { width: 1280, height: 720 };

test("there is a walk for every type", ({ walks }) => {
  expect(Object.keys(walks).sort()).toEqual(connectorSchemas.map(({ id }) => id).sort());
});

for (const { id, title, steps } of connectorSchemas) {
  test(`${title} (${id}) is refused, mended and connected`, async ({ walks, tab, host, complaints }) => {
    const walk = walks[id];
    if (walk === undefined) throw new Error("there is no walk for this type");
    const { url, visit } = host.prepare({ options: { destinationTypes: [id] } });
    await tab.goto(url);
    await new HostVisit({ page: tab, visit }).openFrame();
    const person = new CardWalk({ page: tab, steps });
    const isClear = async () => expect(await frameBarriers({ page: tab })).toEqual([]);
    const isForAll = async () => {
      await isClear();
      await fitsOnPhone({ page: tab });
      await tab.setViewportSize(desktop);
    };

    await person.fill({ answers: { ...walk.good, ...walk.bad }, look: isForAll });
    await walk.setUp?.(person.made);
    await person.capture.saveAndTest();
    expect(await person.outcome()).toBe("failed");
    const input = await person.failedAt(walk.field);
    if ((await input.getAttribute("type")) === "text") {
      await expect(input).toHaveValue(String(walk.bad[walk.field]));
    }
    await isClear();

    // Only this one value is entered again: all the others were kept.
    await input.fill(String(walk.good[walk.field]));
    await person.capture.button("Save and test again").click();
    await expect(input).not.toBeVisible();
    if (walk.refusedAt === undefined) {
      expect(await person.outcome()).toBe("connected");
      await expect(person.capture.heading(`${title} is connected`)).toBeVisible();
    } else {
      expect(await person.outcome()).toBe("failed");
      await person.failedAt(walk.refusedAt);
    }
    expect(complaints).toEqual([]);
  });
}
