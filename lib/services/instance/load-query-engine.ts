import "server-only";
import { getStore } from "@/lib/store/store-holder";

/** Loads Prisma's query engine, which otherwise the first request that needs it would wait for. */
export async function loadQueryEngine(): Promise<void> {
  await getStore().prisma.instance.findUnique({ where: { id: 1 }, select: { id: true } });
}
