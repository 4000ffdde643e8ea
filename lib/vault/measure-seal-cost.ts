import "server-only";
import { createCipheriv, createSecretKey, randomBytes } from "node:crypto";
import { createDataKey } from "./envelope/create-data-key";
import { createTenantKey } from "./envelope/create-tenant-key";
import { openTenantKey } from "./envelope/open-tenant-key";
import { openValues } from "./envelope/open-values";
import type { Scope } from "./envelope/scope";
import { sealField } from "./envelope/seal-field";
import { sealValues } from "./envelope/seal-values";

/** Median microseconds per operation on 1 kB. */
export interface SealCost {
  /** One AES-256-GCM with additional data, a KeyObject and a random IV: the yardstick. */
  readonly plainGcm: number;
  /** One field under a data key at hand. */
  readonly field: number;
  /** A new data key, wrapped, and one field. */
  readonly envelope: number;
  /** Unwrapping the data key and opening one field. */
  readonly open: number;
}

/** Times the vault beside one plain AES-256-GCM, in turns, so that a busy machine slows all alike. Blocks the thread meanwhile. */
export function measureSealCost(input: { readonly rounds: number; readonly opsPerRound: number }): SealCost {
  const operations = costedOperations();
  const times = { plainGcm: [], field: [], envelope: [], open: [] } as Record<keyof SealCost, number[]>;
  const names = Object.keys(operations) as (keyof SealCost)[];
  for (let round = 0; round <= input.rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      for (let i = 0; i < input.opsPerRound; i++) operations[name]();
      // The first round warms the compiler up.
      if (round > 0) times[name].push(((performance.now() - start) * 1000) / input.opsPerRound);
    }
  }
  return {
    plainGcm: median(times.plainGcm),
    field: median(times.field),
    envelope: median(times.envelope),
    open: median(times.open),
  };
}

function costedOperations(): Record<keyof SealCost, () => unknown> {
  const primary = { id: "0".repeat(32), key: createSecretKey(randomBytes(32)) };
  const keyring = { instanceId: "1".repeat(32), primary, keys: new Map([[primary.id, primary]]) };
  const workspaceId = "ws_0123456789abcdefghijkl";
  const stored = createTenantKey({ keyring, workspaceId });
  const tenantKey = openTenantKey({ keyring, workspaceId, ...stored });
  const scope: Scope = {
    instanceId: keyring.instanceId,
    workspaceId,
    connectionId: "con_0123456789abcdefghijkl",
    credentialVersion: 1,
  };
  const plaintext = randomBytes(1024);
  const values = { "/password": plaintext };
  const { dataKey } = createDataKey({ tenantKey, scope });
  const sealed = sealValues({ tenantKey, scope, values });
  const context = Buffer.from("workspace/42/destination/7/version/3");
  return {
    plainGcm: () => {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", primary.key, iv, { authTagLength: 16 });
      cipher.setAAD(context);
      return Buffer.concat([iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
    },
    field: () => sealField({ dataKey, scope, field: "/password", plaintext }),
    envelope: () => sealValues({ tenantKey, scope, values }),
    open: () => openValues({ tenantKey, scope, ...sealed }),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
