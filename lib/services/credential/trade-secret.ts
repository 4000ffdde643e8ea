import "server-only";
import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { CheckContext, SecretTrade } from "@/lib/shared/setup-test/context";
import { tenantStore } from "@/lib/store/tenant-store";
import { openCredential } from "./open-credential";
import { replaceSecret, type TradePlace } from "./replace-secret";

/** How long a trade may take before another may begin, in ms: longer than a request to a provider may. */
const tradeMs = 15_000;

/** How often it is looked whether another's trade has ended, in ms. */
const lookEveryMs = 100;

/**
 * Makes the trader of one credential version. Trades are made one after another, whichever process makes
 * them: a provider that hears of one refresh token twice may take both for stolen.
 * @param onReplaced called with the version's new data key
 */
export function secretTrader(input: {
  readonly place: TradePlace;
  readonly signal: AbortSignal;
  readonly onReplaced?: (wrappedKey: string) => void;
}): NonNullable<CheckContext["tradeSecret"]> {
  const { place, onReplaced } = input;
  return async <Result>({ property, trade }: SecretTrade<Result>) => {
    const until = await claim(input);
    try {
      const current = await readSecret({ place, property });
      const { result, next } = await trade(current);
      if (next !== null && next !== current) {
        const wrappedKey = await replaceSecret({ place, property, current, next });
        if (wrappedKey !== null) onReplaced?.(wrappedKey);
      }
      return result;
    } finally {
      await rows(place).updateMany({
        where: { ...rowOf(place), tradedUntil: until },
        data: { tradedUntil: null },
      });
    }
  };
}

/** Waits until nobody else trades. @returns until when this trade is alone */
async function claim(input: { readonly place: TradePlace; readonly signal: AbortSignal }): Promise<Date> {
  const { place, signal } = input;
  const where = rowOf(place);
  for (;;) {
    const now = Date.now();
    // The odd milliseconds tell one claim from another.
    const until = new Date(now + tradeMs + randomInt(1_000));
    const { count } = await rows(place).updateMany({
      where: { ...where, OR: [{ tradedUntil: null }, { tradedUntil: { lte: new Date(now) } }] },
      data: { tradedUntil: until },
    });
    if (count === 1) return until;
    await rows(place).findFirstOrThrow({ where, select: { version: true } });
    await delay(lookEveryMs, undefined, { signal });
  }
}

async function readSecret(input: { readonly place: TradePlace; readonly property: string }): Promise<string> {
  const opened = await openCredential(input.place);
  const value = opened[input.property]?.reveal() ?? "";
  for (const secret of Object.values(opened)) secret.wipe();
  return value;
}

const rows = ({ workspaceId }: TradePlace) => tenantStore({ workspaceId }).credentialVersion;
const rowOf = ({ connectionId, credentialVersion: version }: TradePlace) => ({ connectionId, version });
