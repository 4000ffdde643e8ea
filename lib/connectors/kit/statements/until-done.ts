import type { ApiCheck } from "../http-api/api-stage";

const firstMs = 100;
const longestMs = 1_000;

/**
 * Asks again and again, at growing intervals, until there is an answer; ends with the time of the stage.
 * Whatever ends it, `cancel` is told, so that nothing is left running at the customer's cost.
 */
export async function untilDone<Answer>(input: {
  readonly check: Pick<ApiCheck, "wait">;
  /** Undefined while the statement runs. */
  readonly ask: () => Promise<Answer | undefined>;
  readonly cancel: () => Promise<unknown>;
}): Promise<Answer> {
  try {
    for (let ms = firstMs; ; ms = Math.min(ms * 2, longestMs)) {
      const answer = await input.ask();
      if (answer !== undefined) return answer;
      await input.check.wait(ms);
    }
  } catch (error) {
    // What went wrong is what counts: the service's own time limit ends the statement all the same.
    await input.cancel().catch(() => {});
    throw error;
  }
}
