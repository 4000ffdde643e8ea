import "server-only";
import { getStore } from "@/lib/store/store-holder";
import { SignInExpiredError } from "./sign-in-errors";

/** Uses a challenge up: of any number that try at once one goes on. @throws SignInExpiredError for the others */
export async function takeChallenge(input: { readonly id: string }): Promise<void> {
  const { count } = await getStore().prisma.signInChallenge.updateMany({
    where: { id: input.id, usedAt: null },
    data: { usedAt: new Date() },
  });
  if (count === 0) throw new SignInExpiredError();
}
