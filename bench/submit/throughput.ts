import { type ActionCall, callAction, keepConnections } from "./call-action.ts";

/**
 * Sends every call once, over `connections` connections that each wait for their answer.
 * @param expect what every answer must hold
 * @returns answers per second
 */
export async function throughput(input: {
  readonly calls: readonly ActionCall[];
  readonly connections: number;
  readonly expect: string;
}): Promise<number> {
  const agent = keepConnections({ size: input.connections });
  const waiting = [...input.calls];
  const lane = async () => {
    for (let call = waiting.pop(); call !== undefined; call = waiting.pop()) {
      const answer = await callAction({ call, agent });
      if (!answer.includes(input.expect)) throw new Error(`unexpected answer: ${answer.slice(0, 300)}`);
    }
  };
  try {
    const from = performance.now();
    await Promise.all(Array.from({ length: input.connections }, lane));
    return input.calls.length / ((performance.now() - from) / 1000);
  } finally {
    agent.destroy();
  }
}
