import type { RouteHandler } from "../route-definition";

/** One operation of the API and where it stands. */
export interface ApiOperation {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As in the address: `/api/v1/connections/{id}`. */
  readonly path: string;
  readonly definition: RouteHandler["definition"];
}
