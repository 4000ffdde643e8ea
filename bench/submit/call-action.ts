import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import path from "node:path";

/** A server action as the browser calls it. */
export interface ActionCall {
  /** Origin of the server. */
  readonly url: string;
  /** Page of the action. */
  readonly path: string;
  readonly actionId: string;
  /** The one argument. */
  readonly argument: unknown;
}

/** Finds an action's id in a build of Next. */
export function actionIdOf(input: { readonly build: string; readonly name: string }): string {
  const file = path.join(input.build, "server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly node: Readonly<Record<string, { readonly exportedName?: string }>>;
  };
  const found = Object.entries(node).find(([, action]) => action.exportedName === input.name);
  if (found === undefined) throw new Error(`the build has no action ${input.name}`);
  return found[0];
}

/** Connections that are kept open, `size` of them. */
export function keepConnections({ size }: { readonly size: number }): Agent {
  return new Agent({ keepAlive: true, maxSockets: size });
}

/** Calls an action. @returns what it answers, in React's wire format. @throws Error unless it answers 200 */
export function callAction(input: { readonly call: ActionCall; readonly agent: Agent }): Promise<string> {
  const { call, agent } = input;
  const body = JSON.stringify([call.argument]);
  const headers = {
    origin: call.url,
    accept: "text/x-component",
    "content-type": "text/plain;charset=UTF-8",
    "content-length": Buffer.byteLength(body),
    "next-action": call.actionId,
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${call.url}${call.path}`, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`action answered ${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
