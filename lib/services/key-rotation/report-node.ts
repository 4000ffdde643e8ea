import "server-only";
import { randomUUID } from "node:crypto";
import { getInstance } from "@/lib/services/instance/instance";
import { getStore } from "@/lib/store/store-holder";

/** A process that was not heard of for this long is gone, in ms. */
export const nodeLifeMs = 90_000;

const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.node");

/** Tells the other processes that this one runs, and which keys it holds. Forgets those that are gone. */
export async function reportNode(input: { readonly mode: string }): Promise<void> {
  const { keyring } = getInstance();
  holder[symbol] ??= { id: randomUUID(), startedAt: new Date() };
  const { id, startedAt } = holder[symbol] as { readonly id: string; readonly startedAt: Date };
  const seen = {
    mode: input.mode,
    primaryKeyId: keyring.primary.id,
    keyIds: [...keyring.keys.keys()],
    seenAt: new Date(),
  };
  const { serverNode } = getStore().prisma;
  await serverNode.upsert({ where: { id }, update: seen, create: { id, startedAt, ...seen } });
  await serverNode.deleteMany({ where: { seenAt: { lt: new Date(Date.now() - 10 * nodeLifeMs) } } });
}

/** Takes this process off the list, at its end. */
export async function removeNode(): Promise<void> {
  const node = holder[symbol] as { readonly id: string } | undefined;
  if (node === undefined) return;
  delete holder[symbol];
  await getStore().prisma.serverNode.deleteMany({ where: { id: node.id } });
}
