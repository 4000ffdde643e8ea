import { beforeEach, expect, test, vi } from "vitest";
import { checkSentinel } from "../keyring/check-sentinel";
import { deriveSecret } from "../keyring/derive-secret";
import { sealSentinel } from "../keyring/seal-sentinel";
import { Secret } from "../secret";
import { fixedBytes, fixedKeyId, fixedKeyring } from "../testing/fixed-keyring";
import { openIndependently } from "../testing/open-independently";
import { createDataKey } from "./create-data-key";
import { createTenantKey } from "./create-tenant-key";
import { fingerprint } from "./fingerprint";
import { openDataKey } from "./open-data-key";
import { openField } from "./open-field";
import { openTenantKey } from "./open-tenant-key";
import type { Scope } from "./scope";
import { sealField } from "./seal-field";

// These texts lie in people's databases. A change that makes this file fail makes stored secrets unreadable:
// add a new format version, do not edit the answers.

let drawn = 0;
vi.mock("../random-source", () => ({
  randomSource: (size: number) => fixedBytes(`random ${drawn++}`, size),
}));
beforeEach(() => {
  drawn = 0;
});

const keyring = fixedKeyring();
const workspaceId = "ws_Ünïcode";
const credentialScope: Scope = {
  instanceId: keyring.instanceId,
  workspaceId,
  connectionId: "con_1",
  credentialVersion: 7,
};
const draftScope: Scope = { kind: "draft", instanceId: keyring.instanceId, workspaceId, draftId: "dr_1" };
const kek = { id: fixedKeyId("first"), bytes: new Uint8Array(fixedBytes("key first", 32)) };

function sealEverything(scope: Scope) {
  const stored = createTenantKey({ keyring, workspaceId });
  const tenantKey = openTenantKey({ keyring, workspaceId, ...stored });
  const { wrapped, dataKey } = createDataKey({ tenantKey, scope });
  const field = sealField({ dataKey, scope, field: "/password", plaintext: "pässword 🔑" });
  return { stored, tenantKey, wrapped, field };
}

test("credential: pinned texts", () => {
  const { stored, wrapped, field } = sealEverything(credentialScope);
  expect({ ...stored, wrappedDataKey: wrapped, field }).toMatchInlineSnapshot(`
    {
      "field": "lk1.field.d7d76c293fc80c4baed13a5ab91f98f8.AcLso5BhR1dKP7cgYwVfd1ELUYv7TeAjWHXcel2L7jTx2m3_RaVtG3cRpFmmiJpWwztAfkJY4awk9DamL5SfyoB8Vkca9G0um1KFzm0OaBK_xkFkCDE9aQ-_XnSQrKA",
      "id": "80a0dcf585d31cf08a5c319ee9d24cac",
      "kekId": "140696442e8837c0063501feb7fb0465",
      "wrapped": "lk1.tenant-key.140696442e8837c0063501feb7fb0465.80a0dcf585d31cf08a5c319ee9d24cac.AchW7fHlGuP8Dl5MXhDUDcca_SXqN1ZUhtExjDTxdX6tQLrAtc5jG-4kSXsFzv_6GTj-3TAiX-Mz0OYcSNcGxRaffpZm5OQDxvgX1lKFC1nctLM_QbHIs_CQApk-kpEjWpFpxU_yLUrpj75JtuHoAvw",
      "wrappedDataKey": "lk1.data-key.80a0dcf585d31cf08a5c319ee9d24cac.d7d76c293fc80c4baed13a5ab91f98f8.AU36DIK-lvw5eQHdvdYRgFBaLM5eV6WAOf7htFrqmqNUUtGtlc-2nVlO75YXlIUIAZ7460R3fvgzMKkLBjl9jCFUxVRZUeJDkRkqATvIz62DiHAtooWk9QA2vHAgtRh9wbkg8tZHIOraTr8C8IPI9EE",
    }
  `);
});

test("draft: pinned texts", () => {
  const { wrapped, field } = sealEverything(draftScope);
  expect({ wrapped, field }).toMatchInlineSnapshot(`
    {
      "field": "lk1.field.d7d76c293fc80c4baed13a5ab91f98f8.AcLso5BhR1dKP7cgYwVfd1ELUYv7TeAjWHXcel2L7jTx2m3_RaVtG3cRpFmmiJpWwztAfkJY4awk9DamL5SfyoB8Vkca9G0um1KFzm0OaMPDWf3Ty_gLS6lBKhY6f0I",
      "wrapped": "lk1.data-key.80a0dcf585d31cf08a5c319ee9d24cac.d7d76c293fc80c4baed13a5ab91f98f8.AU36DIK-lvw5eQHdvdYRgFBaLM5eV6WAOf7htFrqmqNUUtGtlc-2nVlO75YXlIUIAZ7460R3fvgzMKkLBjl9jCFUxVRZUeJDkRkqATvIz62DiHAtooWk9QA2vHAgtRh9wQZhaCkM00Ob9JkeG9UfFkU",
    }
  `);
});

test("sentinel, derived secret and fingerprint: pinned texts", () => {
  const sentinel = sealSentinel({ keyring });
  checkSentinel({ keyring, sentinel });
  const { tenantKey } = sealEverything(credentialScope);
  expect({
    sentinel,
    derived: deriveSecret({ keyring, purpose: "sessions" }),
    fingerprint: fingerprint({ tenantKey, secret: Secret.fromText("pässword 🔑") }),
  }).toMatchInlineSnapshot(`
    {
      "derived": "y0uFvXDWNVlS8f9okcydOtSgLY6uDnmgYipCZ7_N46Y",
      "fingerprint": "8f0e4c6cb100",
      "sentinel": "lk1.sentinel.140696442e8837c0063501feb7fb0465.AYCg3PWF0xzwilwxnunSTKzwNHne2IboEGPUkSCcO9VC9GHoDaT5GvsNMw4G46ovr2w3pWh8Yc_M9SqsVfORd2HZJiSoK8qmJjTnOwnyIoCJ",
    }
  `);
});

test.each([
  ["credential", credentialScope, ["credential", keyring.instanceId, workspaceId, "con_1", "7"]],
  ["draft", draftScope, ["draft", keyring.instanceId, workspaceId, "dr_1"]],
] as const)("%s: WebCrypto alone opens the whole chain from the texts", async (_, scope, place) => {
  const { stored, tenantKey, wrapped, field } = sealEverything(scope);

  const tenantKeyBytes = await openIndependently({
    key: kek.bytes,
    purpose: "tenant-key",
    contextParts: ["tenant-key", keyring.instanceId, workspaceId, kek.id, stored.id],
    text: stored.wrapped,
  });
  const dataKeyId = wrapped.split(".")[3] ?? "";
  const dataKeyBytes = await openIndependently({
    key: tenantKeyBytes,
    purpose: "data-key",
    contextParts: ["data-key", ...place, stored.id, dataKeyId],
    text: wrapped,
  });
  const plaintext = await openIndependently({
    key: dataKeyBytes,
    purpose: "field",
    contextParts: ["field", ...place, stored.id, dataKeyId, "/password"],
    text: field,
  });

  expect(new TextDecoder().decode(plaintext)).toBe("pässword 🔑");
  const dataKey = openDataKey({ tenantKey, scope, wrapped });
  expect(openField({ dataKey, scope, field: "/password", sealed: field }).reveal()).toBe("pässword 🔑");
});

test("the sentinel opens with WebCrypto alone", async () => {
  const plaintext = await openIndependently({
    key: kek.bytes,
    purpose: "sentinel",
    contextParts: ["sentinel", keyring.instanceId, kek.id],
    text: sealSentinel({ keyring }),
  });
  expect(plaintext).toHaveLength(0);
});
