import { randomUUID } from "node:crypto";
import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

/** An app whose refresh tokens are good for one use. One that comes twice is refused, and counted. */
export interface RotatingApp {
  readonly client: { readonly client_id: string; readonly client_secret: string };
  readonly routes: readonly ApiRoute[];
  /** A person agrees. @returns the first refresh token */
  authorise(): string;
  /** The refresh token given out last. */
  newest(): string;
  /** How many tokens came twice. */
  reuses(): number;
}

/** Such an app at RyderShip. */
export function rotatingApp({ host }: { readonly host: string }): RotatingApp {
  const client = { client_id: "ryder-client", client_secret: "ryder-secret-4711" };
  /** Which person a token came of; null once it was used. */
  const live = new Map<string, string | null>();
  const access = new Map<string, string>();
  const given = [""];
  let reuses = 0;
  const give = (person: string) => {
    const token = `refresh-${randomUUID()}`;
    live.set(token, person);
    given.push(token);
    return token;
  };
  const trade = ({ form }: ApiCall): ApiReply => {
    const token = form.get("refresh_token") ?? "";
    const person = live.get(token);
    if (person === null) reuses += 1;
    if (person === undefined || person === null) return { status: 400, json: { error: "invalid_grant" } };
    live.set(token, null);
    const access_token = `access-${randomUUID()}`;
    access.set(access_token, person);
    return { status: 200, json: { access_token, refresh_token: give(person) } };
  };
  const orders = ({ headers }: ApiCall): ApiReply =>
    access.has((headers.authorization ?? "").replace("Bearer ", ""))
      ? { status: 200, json: [] }
      : { status: 401, json: {} };
  return {
    client,
    routes: [
      { on: `POST ${host}/oauth/token`, reply: trade },
      { on: `GET ${host}/api/v2/orders`, reply: orders },
    ],
    authorise: () => give(randomUUID()),
    newest: () => given.at(-1) ?? "",
    reuses: () => reuses,
  };
}
